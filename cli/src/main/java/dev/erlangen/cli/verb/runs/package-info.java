/** The verbs below {@code erlangen runs}. */
@NullMarked
package dev.erlangen.cli.verb.runs;

import org.jspecify.annotations.NullMarked;
