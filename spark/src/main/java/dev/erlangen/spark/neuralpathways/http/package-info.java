/** Serving a model over HTTP to programs on the same machine. */
@NullMarked
package dev.erlangen.spark.neuralpathways.http;

import org.jspecify.annotations.NullMarked;
