/** Speed of learning on adapters: reading, features, training steps. */
@NullMarked
package dev.erlangen.bench.lol;

import org.jspecify.annotations.NullMarked;
