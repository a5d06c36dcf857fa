/** Rows and predictions as tables of comma separated values. */
@NullMarked
package dev.erlangen.spark.neuralpathways.table;

import org.jspecify.annotations.NullMarked;
