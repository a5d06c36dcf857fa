/** The experiments on complexes and the contracts of their networks. */
@NullMarked
package dev.erlangen.topology.experiment;

import org.jspecify.annotations.NullMarked;
