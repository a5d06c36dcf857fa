/** What this module offers to the registry. */
@NullMarked
package dev.erlangen.topology.provider;

import org.jspecify.annotations.NullMarked;
