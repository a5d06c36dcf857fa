/**
 * One class per verb of the command line. A verb binds its options, calls the library and prints;
 * it returns 0 when all is well, 1 when what was asked about is not, 2 for a mistake of the user.
 */
@NullMarked
package dev.erlangen.cli.verb;

import org.jspecify.annotations.NullMarked;
