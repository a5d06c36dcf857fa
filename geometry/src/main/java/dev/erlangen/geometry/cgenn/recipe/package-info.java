/** The experiments, the contracts and the introduction of the system. */
@NullMarked
package dev.erlangen.geometry.cgenn.recipe;

import org.jspecify.annotations.NullMarked;
