/** What this module offers to the registry. */
@NullMarked
package dev.erlangen.spark.provider;

import org.jspecify.annotations.NullMarked;
