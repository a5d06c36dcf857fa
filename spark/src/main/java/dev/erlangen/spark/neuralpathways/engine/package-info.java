/** Where rows live and tasks run: threads of this process, or the executors of a cluster. */
@NullMarked
package dev.erlangen.spark.neuralpathways.engine;

import org.jspecify.annotations.NullMarked;
