/** Neural pathways on Apache Spark; the only package of the system that knows Spark. */
@NullMarked
package dev.erlangen.spark.neuralpathways.cluster;

import org.jspecify.annotations.NullMarked;
