/**
 * The {@code erlangen} command: parsing, exit codes, error sentences, plain text layout. The verbs
 * are in {@link dev.erlangen.cli.verb}; nothing here computes.
 */
@NullMarked
package dev.erlangen.cli;

import org.jspecify.annotations.NullMarked;
