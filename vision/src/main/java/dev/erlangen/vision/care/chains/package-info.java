/**
 * The experiment without labels: protein-like chains under rotations, CARE beside SimCLR and the
 * ablations of both losses.
 */
@NullMarked
package dev.erlangen.vision.care.chains;

import org.jspecify.annotations.NullMarked;
