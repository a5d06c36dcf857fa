/** Metrics of predictions that more than one system reports. */
@NullMarked
package dev.erlangen.train.metric;

import org.jspecify.annotations.NullMarked;
