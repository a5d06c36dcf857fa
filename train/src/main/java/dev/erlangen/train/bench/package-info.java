/** Measurements that {@code erlangen bench} lists and runs. */
@NullMarked
package dev.erlangen.train.bench;

import org.jspecify.annotations.NullMarked;
