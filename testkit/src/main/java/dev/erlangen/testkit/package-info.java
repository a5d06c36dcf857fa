/**
 * Contracts that a model, a reader or a layer can be held to from a JUnit test: symmetry,
 * gradients, parity with official files, round trips, leaks, hostile input. Every contract is
 * itself tested to fail when it is broken.
 */
@NullMarked
package dev.erlangen.testkit;

import org.jspecify.annotations.NullMarked;
