/** The verbs below {@code erlangen cache}. */
@NullMarked
package dev.erlangen.cli.verb.cache;

import org.jspecify.annotations.NullMarked;
