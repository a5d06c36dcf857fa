/** What this module offers to the command line. */
@NullMarked
package dev.erlangen.graph.provider;

import org.jspecify.annotations.NullMarked;
