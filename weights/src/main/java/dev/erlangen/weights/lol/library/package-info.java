/** Models trained on, and applied to, adapter files of any base model. */
@NullMarked
package dev.erlangen.weights.lol.library;

import org.jspecify.annotations.NullMarked;
