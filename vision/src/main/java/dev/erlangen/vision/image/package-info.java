/** Images on their way in and out: pictures for reports, generated sets of images. */
@NullMarked
package dev.erlangen.vision.image;

import org.jspecify.annotations.NullMarked;
