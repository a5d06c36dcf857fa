/** The training loop: optimisers on flat parameters, schedules, clipping, averaging, resuming. */
@NullMarked
package dev.erlangen.train.loop;

import org.jspecify.annotations.NullMarked;
