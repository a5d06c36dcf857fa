/** Models of parity cases: what their configurations mean, and how they run. */
@NullMarked
package dev.erlangen.vision.parity;

import org.jspecify.annotations.NullMarked;
