/** CARE beside PyTorch: training steps and augmentations. */
@NullMarked
package dev.erlangen.bench.care;

import org.jspecify.annotations.NullMarked;
