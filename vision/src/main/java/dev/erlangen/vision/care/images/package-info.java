/**
 * Experiments on images: what happens to the neighbours of a digit when its colour turns, and
 * pre-training on CIFAR-10.
 */
@NullMarked
package dev.erlangen.vision.care.images;

import org.jspecify.annotations.NullMarked;
