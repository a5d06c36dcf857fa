/** The experiments of SignNet: what is trained, on what, against what, and the claim they show. */
@NullMarked
package dev.erlangen.graph.signnet.recipe;

import org.jspecify.annotations.NullMarked;
