/** Snapshots of a training on disk: one safetensors file each, replaced atomically. */
@NullMarked
package dev.erlangen.train.checkpoint;

import org.jspecify.annotations.NullMarked;
