/** Rows of a table and what neural pathways read of them: features to route by, inputs, targets. */
@NullMarked
package dev.erlangen.spark.neuralpathways.data;

import org.jspecify.annotations.NullMarked;
