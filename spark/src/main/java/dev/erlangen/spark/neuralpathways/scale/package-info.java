/** Statistics of all rows: how features and targets are scaled, and principal components. */
@NullMarked
package dev.erlangen.spark.neuralpathways.scale;

import org.jspecify.annotations.NullMarked;
