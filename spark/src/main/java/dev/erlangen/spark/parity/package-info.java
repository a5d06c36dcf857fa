/** Parity cases of the spark module's systems. */
@NullMarked
package dev.erlangen.spark.parity;

import org.jspecify.annotations.NullMarked;
