/**
 * Where programs run: a Spark master's address, a session on it, and a small cluster of one's own.
 */
@NullMarked
package dev.erlangen.spark.cluster;

import org.jspecify.annotations.NullMarked;
