/** What the theory says about neural pathways, as numbers that can be tested. */
@NullMarked
package dev.erlangen.spark.neuralpathways.theory;

import org.jspecify.annotations.NullMarked;
