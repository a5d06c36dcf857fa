/** The experiments on populations of adapters. */
@NullMarked
package dev.erlangen.weights.lol.recipe;

import org.jspecify.annotations.NullMarked;
