"""Time to augment 32 x 32 images one by one as contrastive learning does: crop, flip, colours, grey, blur, normalise.

    care_augment.py --way pillow
    care_augment.py --way torch

pillow does what torchvision's transforms do with Pillow images, torch what they do with tensors; one image at a time, as in a data loader.
A step is a batch of images.
"""

import argparse
import math
import random

import numpy as np
import torch
from torch.nn import functional

from report import print_result, serve, timed

MEAN, STD = (0.4914, 0.4822, 0.4465), (0.2023, 0.1994, 0.2010)
SIZE = 32


def crop_box():
    """Area uniform in [0.08, 1], ratio log-uniform in [3/4, 4/3]: top, left, height, width."""
    for _ in range(10):
        area = SIZE * SIZE * random.uniform(0.08, 1)
        ratio = math.exp(random.uniform(math.log(3 / 4), math.log(4 / 3)))
        w, h = round(math.sqrt(area * ratio)), round(math.sqrt(area / ratio))
        if 0 < w <= SIZE and 0 < h <= SIZE:
            return random.randint(0, SIZE - h), random.randint(0, SIZE - w), h, w
    return 0, 0, SIZE, SIZE


def drawn():
    """Factors of brightness, contrast, saturation, the turn of the hue, and the order of the four."""
    order = [0, 1, 2, 3]
    random.shuffle(order)
    return [random.uniform(0.6, 1.4) for _ in range(3)] + [random.uniform(-0.1, 0.1)], order


def pillow_image(array):
    """One image (32, 32, 3) of bytes through Pillow."""
    from PIL import Image, ImageEnhance, ImageFilter

    image = Image.fromarray(array)
    top, left, h, w = crop_box()
    image = image.crop((left, top, left + w, top + h)).resize((SIZE, SIZE), Image.BILINEAR)
    if random.random() < 0.5:
        image = image.transpose(Image.FLIP_LEFT_RIGHT)
    if random.random() < 0.8:
        factors, order = drawn()
        for i in order:
            if i == 3:
                h, s, v = image.convert("HSV").split()
                turned = (np.asarray(h, dtype=np.int16) + int(factors[3] * 255)) % 256
                image = Image.merge("HSV", (Image.fromarray(turned.astype(np.uint8)), s, v)).convert("RGB")
            else:
                kind = (ImageEnhance.Brightness, ImageEnhance.Contrast, ImageEnhance.Color)[i]
                image = kind(image).enhance(factors[i])
    if random.random() < 0.2:
        image = image.convert("L").convert("RGB")
    if random.random() < 0.5:
        image = image.filter(ImageFilter.GaussianBlur(random.uniform(0.1, 2)))
    values = torch.from_numpy(np.asarray(image).copy()).permute(2, 0, 1).float().div(255)
    return (values - pillow_image.mean) / pillow_image.std


pillow_image.mean = torch.tensor(MEAN).view(3, 1, 1)
pillow_image.std = torch.tensor(STD).view(3, 1, 1)
GREY = torch.tensor((0.299, 0.587, 0.114)).view(3, 1, 1)


def turned_hue(x, turn):
    """Through HSV, as torchvision's tensor functions."""
    high, low = x.amax(0), x.amin(0)
    span = high - low
    safe = torch.where(span == 0, torch.ones_like(span), span)
    rc, gc, bc = ((high - c) / safe for c in x)
    r, g, b = x
    hr = (high == r) * (bc - gc)
    hg = ((high == g) & (high != r)) * (2 + rc - bc)
    hb = ((high != g) & (high != r)) * (4 + gc - rc)
    h = ((hr + hg + hb) / 6 + 1 + turn) % 1
    s = span / torch.where(high == 0, torch.ones_like(high), high)
    i = torch.floor(h * 6)
    f = h * 6 - i
    p, q, t = high * (1 - s), high * (1 - s * f), high * (1 - s * (1 - f))
    mask = i.long() % 6 == torch.arange(6).view(-1, 1, 1)
    tables = (high, q, p, p, t, high), (t, high, high, q, p, p), (p, p, t, high, high, q)
    return torch.stack([(torch.stack(table) * mask).sum(0) for table in tables])


def torch_image(image):
    """One image (3, 32, 32) of floats in [0, 1] through tensor operations."""
    top, left, h, w = crop_box()
    x = image[None, :, top : top + h, left : left + w]
    x = functional.interpolate(x, (SIZE, SIZE), mode="bilinear", align_corners=False, antialias=True)[0]
    if random.random() < 0.5:
        x = x.flip(-1)
    if random.random() < 0.8:
        factors, order = drawn()
        for i in order:
            if i == 0:
                x = (x * factors[0]).clamp(0, 1)
            elif i == 1:
                x = (x * factors[1] + (1 - factors[1]) * (x * GREY).sum(0).mean()).clamp(0, 1)
            elif i == 2:
                x = (x * factors[2] + (1 - factors[2]) * (x * GREY).sum(0)).clamp(0, 1)
            else:
                x = turned_hue(x, factors[3])
    if random.random() < 0.2:
        x = (x * GREY).sum(0).expand(3, -1, -1)
    if random.random() < 0.5:
        k = torch.exp(-torch.arange(-1, 2).float().square() / (2 * random.uniform(0.1, 2) ** 2))
        k = (k / k.sum()).view(1, 1, 1, 3)
        padded = functional.pad(x[:, None], (1, 1, 1, 1), mode="reflect")
        x = functional.conv2d(functional.conv2d(padded, k), k.transpose(2, 3))[:, 0]
    return (x - pillow_image.mean) / pillow_image.std


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--way", choices=("pillow", "torch"), default="pillow")
    parser.add_argument("--images", type=int, default=256, help="images of a step")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--steps", type=int, default=5)
    parser.add_argument("--serve", action="store_true", help="time as many steps as each line of the input says")
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    random.seed(0)
    arrays = np.random.default_rng(0).integers(0, 256, (a.images, SIZE, SIZE, 3), dtype=np.uint8)
    floats = torch.from_numpy(arrays).permute(0, 3, 1, 2).float().div(255)
    if a.way == "pillow":
        step = lambda _: torch.stack([pillow_image(x) for x in arrays])  # noqa: E731
    else:
        step = lambda _: torch.stack([torch_image(x) for x in floats])  # noqa: E731
    if a.serve:
        return serve(step)
    times = timed(step, 1, a.steps)
    print_result(way=a.way, images=a.images, per_second=round(a.images / times["median_ms"] * 1e3), **times)


if __name__ == "__main__":
    main()
