/** Preprocessing shared out over a cluster, with its results in the content cache. */
@NullMarked
package dev.erlangen.spark.preprocess;

import org.jspecify.annotations.NullMarked;
