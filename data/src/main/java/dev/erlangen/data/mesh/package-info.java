/** Triangle meshes as immutable values, and their Wavefront OBJ files. */
@NullMarked
package dev.erlangen.data.mesh;

import org.jspecify.annotations.NullMarked;
