/** What this module offers to the registry. */
@NullMarked
package dev.erlangen.weights.provider;

import org.jspecify.annotations.NullMarked;
