/** The verbs below {@code erlangen data}. */
@NullMarked
package dev.erlangen.cli.verb.data;

import org.jspecify.annotations.NullMarked;
