package dev.erlangen.data.cache;

import java.time.Instant;

/**
 * A stored result.
 *
 * @param hash name of the entry
 * @param transform what was computed; empty if the file is damaged
 * @param bytes size of the file
 * @param lastUsed when it was last written or read
 */
public record CacheEntry(String hash, String transform, long bytes, Instant lastUsed) {}
