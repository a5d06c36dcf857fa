/** Training in phases: partition, experts, refinement, pruning. Each phase runs on any engine. */
@NullMarked
package dev.erlangen.spark.neuralpathways.train;

import org.jspecify.annotations.NullMarked;
