/**
 * What can be run: systems introduce themselves, recipes are named experiments with a typed
 * configuration, arms are the models an experiment compares. Nothing here loads libtorch until a
 * recipe is prepared.
 */
@NullMarked
package dev.erlangen.train.recipe;

import org.jspecify.annotations.NullMarked;
