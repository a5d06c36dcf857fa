/** What this module offers to the registry. */
@NullMarked
package dev.erlangen.vision.provider;

import org.jspecify.annotations.NullMarked;
