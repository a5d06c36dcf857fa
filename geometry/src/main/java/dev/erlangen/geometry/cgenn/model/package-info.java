/** The networks of the two papers. */
@NullMarked
package dev.erlangen.geometry.cgenn.model;

import org.jspecify.annotations.NullMarked;
