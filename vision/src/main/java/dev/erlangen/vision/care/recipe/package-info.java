/** What the experiments of CARE share: methods by name, the training problem, the introduction. */
@NullMarked
package dev.erlangen.vision.care.recipe;

import org.jspecify.annotations.NullMarked;
