package dev.erlangen.data.graph;

/**
 * Where a data set comes from and on what terms.
 *
 * @param url official address, or an empty string for generated data
 * @param licence terms of use in a few words
 * @param citation the work to cite
 */
public record Origin(String url, String licence, String citation) {}
