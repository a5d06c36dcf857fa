/**
 * What a run leaves behind: a folder of plain files, written atomically, and an index of all
 * folders in SQLite that can be deleted at any time.
 */
@NullMarked
package dev.erlangen.train.store;

import org.jspecify.annotations.NullMarked;
