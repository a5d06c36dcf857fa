package dev.erlangen.train.result;

/**
 * A claim and whether the results show it.
 *
 * @param claim the statement
 * @param shown whether it holds
 */
public record Verdict(String claim, boolean shown) {}
