/** Sets of small images of one size, and readers of the formats they are published in. */
@NullMarked
package dev.erlangen.data.image;

import org.jspecify.annotations.NullMarked;
