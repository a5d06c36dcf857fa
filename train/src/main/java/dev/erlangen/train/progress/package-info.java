/** Telling a person how far long work has come: a bar on a terminal, plain lines elsewhere. */
@NullMarked
package dev.erlangen.train.progress;

import org.jspecify.annotations.NullMarked;
