/** Neural pathways as one differentiable model: soft routing, its loss, and training by it. */
@NullMarked
package dev.erlangen.spark.neuralpathways.soft;

import org.jspecify.annotations.NullMarked;
