/** Results as values: of a seed, an arm, a run; means, verdicts and tables. */
@NullMarked
package dev.erlangen.train.result;

import org.jspecify.annotations.NullMarked;
