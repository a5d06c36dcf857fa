/** What this module offers to the registry. */
@NullMarked
package dev.erlangen.geometry.provider;

import org.jspecify.annotations.NullMarked;
