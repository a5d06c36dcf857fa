/** Prediction on rows of text: molecules in, numbers out, a bad row costs only itself. */
@NullMarked
package dev.erlangen.cli.predict;

import org.jspecify.annotations.NullMarked;
