/** What can be read from frozen features: by linear maps, small networks and neighbours. */
@NullMarked
package dev.erlangen.vision.care.probe;

import org.jspecify.annotations.NullMarked;
