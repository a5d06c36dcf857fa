/**
 * SMILES reading and molecule drawing with the Chemistry Development Kit (LGPL, hence a module of
 * its own that nothing needs): services that {@code dev.erlangen.data.molecule} finds when this
 * module is on the class path.
 */
@NullMarked
package dev.erlangen.chem;

import org.jspecify.annotations.NullMarked;
