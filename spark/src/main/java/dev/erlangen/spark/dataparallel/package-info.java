/**
 * Data-parallel training: the tasks of a Spark barrier stage are an {@link
 * dev.erlangen.train.loop.Ensemble} that adds up its gradients with Gloo.
 */
@NullMarked
package dev.erlangen.spark.dataparallel;

import org.jspecify.annotations.NullMarked;
