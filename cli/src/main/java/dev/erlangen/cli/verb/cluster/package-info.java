/** The verbs that make and use a cluster of Apache Spark. */
@NullMarked
package dev.erlangen.cli.verb.cluster;

import org.jspecify.annotations.NullMarked;
