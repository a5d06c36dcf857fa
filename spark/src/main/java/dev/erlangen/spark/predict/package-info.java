/** Predictions of a trained model for the rows of a Parquet table. */
@NullMarked
package dev.erlangen.spark.predict;

import org.jspecify.annotations.NullMarked;
