/** Recipes, contracts and introduction of neural pathways. */
@NullMarked
package dev.erlangen.spark.neuralpathways.experiment;

import org.jspecify.annotations.NullMarked;
