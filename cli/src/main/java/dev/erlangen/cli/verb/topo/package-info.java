/** The verbs below {@code erlangen topo}. */
@NullMarked
package dev.erlangen.cli.verb.topo;

import org.jspecify.annotations.NullMarked;
