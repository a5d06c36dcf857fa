/**
 * Molecules as graphs: the atom and bond vocabulary of ZINC, valences, ring sizes, SMILES output,
 * and an embedded data set of generated molecules whose target is an exact function of the graph.
 *
 * <p>Reading SMILES and drawing need a chemistry toolkit, which is found as a service: add the
 * module {@code erlangen-chem}.
 */
@NullMarked
package dev.erlangen.data.molecule;

import org.jspecify.annotations.NullMarked;
