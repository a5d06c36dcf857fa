/**
 * Neural fields on meshes: a colour at every point of a surface as a function of the
 * Laplace–Beltrami eigenfunctions there (Koestler et al. 2022; section 4.3 of the SignNet paper).
 */
@NullMarked
package dev.erlangen.graph.signnet.mesh;

import org.jspecify.annotations.NullMarked;
