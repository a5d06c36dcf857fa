/**
 * Clifford algebras of any quadratic form, degenerate, indefinite or learned: blades, products,
 * involutions, grades and the action of versors. Multivectors are tensors (…, 2^n).
 */
@NullMarked
package dev.erlangen.geometry.clifford;

import org.jspecify.annotations.NullMarked;
