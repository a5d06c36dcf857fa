/**
 * A cache of preprocessed data on disk, addressed by content: the key is the hash of the data and
 * the record of the transform, so a changed input or setting is a different entry and nothing ever
 * has to be invalidated.
 */
@NullMarked
package dev.erlangen.data.cache;

import org.jspecify.annotations.NullMarked;
