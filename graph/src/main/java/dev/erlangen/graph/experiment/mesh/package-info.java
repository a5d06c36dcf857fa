/**
 * Colours on a surface from Laplace–Beltrami eigenfunctions: a neural field per treatment of their
 * signs (section 4.3 of the SignNet paper).
 */
@NullMarked
package dev.erlangen.graph.experiment.mesh;

import org.jspecify.annotations.NullMarked;
