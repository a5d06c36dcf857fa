/**
 * A trained model as a folder: manifest, router, one file per expert; serving it with a bounded
 * cache.
 */
@NullMarked
package dev.erlangen.spark.neuralpathways.model;

import org.jspecify.annotations.NullMarked;
