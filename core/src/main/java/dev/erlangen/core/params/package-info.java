/**
 * A model is data: a record of tensors, records and lists. This package walks such records: names,
 * counts, moves, copies and loads them.
 */
@NullMarked
package dev.erlangen.core.params;

import org.jspecify.annotations.NullMarked;
