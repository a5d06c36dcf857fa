/** Jets of particles as colliders measure them. */
@NullMarked
package dev.erlangen.data.jet;

import org.jspecify.annotations.NullMarked;
