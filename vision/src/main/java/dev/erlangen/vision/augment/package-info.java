/**
 * Random augmentations of images and point sets that can be frozen: drawing one decides everything,
 * applying it is then the same function for every input, which is what an equivariance loss needs.
 * Work is done on primitive arrays, in parallel over the inputs; the result is a function of the
 * seed alone, whatever the number of threads.
 */
@NullMarked
package dev.erlangen.vision.augment;

import org.jspecify.annotations.NullMarked;
