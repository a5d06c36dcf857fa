/** The routing tree and how k-means grows it. */
@NullMarked
package dev.erlangen.spark.neuralpathways.tree;

import org.jspecify.annotations.NullMarked;
