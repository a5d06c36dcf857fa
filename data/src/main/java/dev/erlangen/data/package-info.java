/** Data sets by name: {@link dev.erlangen.data.Datasets} is the entrance to this module. */
@NullMarked
package dev.erlangen.data;

import org.jspecify.annotations.NullMarked;
