/** Small networks at the leaves: alone, stacked for training, and as plain numbers on the way. */
@NullMarked
package dev.erlangen.spark.neuralpathways.expert;

import org.jspecify.annotations.NullMarked;
