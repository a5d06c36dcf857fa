/** Given and learned metrics, and the coordinates that a network with a learned one computes in. */
@NullMarked
package dev.erlangen.geometry.cgenn.metric;

import org.jspecify.annotations.NullMarked;
