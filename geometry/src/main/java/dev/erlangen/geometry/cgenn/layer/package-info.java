/**
 * Equivariant layers on multivectors (B, C, 2^n), and the geometric product with a weight for every
 * path of grades.
 */
@NullMarked
package dev.erlangen.geometry.cgenn.layer;

import org.jspecify.annotations.NullMarked;
