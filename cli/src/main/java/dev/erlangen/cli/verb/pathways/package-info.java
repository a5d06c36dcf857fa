/** The verbs below {@code erlangen pathways}. */
@NullMarked
package dev.erlangen.cli.verb.pathways;

import org.jspecify.annotations.NullMarked;
