/** The data of the experiments, drawn or simulated. */
@NullMarked
package dev.erlangen.geometry.cgenn.data;

import org.jspecify.annotations.NullMarked;
