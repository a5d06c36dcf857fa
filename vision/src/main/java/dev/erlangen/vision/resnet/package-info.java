/**
 * Residual networks (He, Zhang, Ren, Sun, CVPR 2016) with PyTorch's parameter names: in
 * torchvision's layout, and in the layout for small images that contrastive methods use. They
 * commute with nothing but a renumbering of the images of a batch; shifts are respected only
 * approximately, because of strides and borders.
 */
@NullMarked
package dev.erlangen.vision.resnet;

import org.jspecify.annotations.NullMarked;
