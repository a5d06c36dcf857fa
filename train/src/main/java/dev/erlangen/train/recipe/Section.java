package dev.erlangen.train.recipe;

/**
 * A part of the report that a problem draws itself, such as molecules with predictions.
 *
 * @param title heading, plain text
 * @param html markup that stands alone: no script, no external resource, texts escaped
 */
public record Section(String title, String html) {}
