/**
 * The catalog of published data sets and the way from a name to verified files on disk: a mirror
 * folder named by {@code ERLANGEN_DATA}, then the cache under the user's home, then a download from
 * the official address.
 */
@NullMarked
package dev.erlangen.data.catalog;

import org.jspecify.annotations.NullMarked;
