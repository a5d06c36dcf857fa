/** Runs a recipe: its arms over several seeds, to results and verdicts on its claims. */
@NullMarked
package dev.erlangen.train.run;

import org.jspecify.annotations.NullMarked;
