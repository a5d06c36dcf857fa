"""CARE in plain PyTorch: the residual network for small images, DeepSets on chains, the losses as published."""

import torch
from torch import nn
from torch.nn import functional


class BasicBlock(nn.Module):
    """Two convolutions 3x3 and a shortcut."""

    def __init__(self, channels_in, channels, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(channels_in, channels, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(channels)
        self.relu = nn.ReLU(inplace=True)
        self.downsample = None
        if stride != 1 or channels_in != channels:
            shortcut = nn.Conv2d(channels_in, channels, 1, stride, bias=False)
            self.downsample = nn.Sequential(shortcut, nn.BatchNorm2d(channels))

    def forward(self, x):
        y = self.bn2(self.conv2(self.relu(self.bn1(self.conv1(x)))))
        y += x if self.downsample is None else self.downsample(x)
        return self.relu(y)


class ImageEncoder(nn.Module):
    """ResNet-18 with a 3x3 stem and no max-pooling, and a projection head; unit rows."""

    def __init__(self, width=64, hidden=512, out=128):
        super().__init__()
        stages, channels_in = [], width
        for s in range(4):
            channels = width << s
            blocks = (BasicBlock(channels_in, channels, 1 if s == 0 else 2), BasicBlock(channels, channels, 1))
            stages.append(nn.Sequential(*blocks))
            channels_in = channels
        stem = (nn.Conv2d(3, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU(inplace=True))
        self.f = nn.Sequential(*stem, *stages, nn.AdaptiveAvgPool2d(1))
        first = nn.Linear(8 * width, hidden, bias=False)
        self.g = nn.Sequential(first, nn.BatchNorm1d(hidden), nn.ReLU(inplace=True), nn.Linear(hidden, out))

    def forward(self, x):
        return functional.normalize(self.g(self.f(x).flatten(1)), dim=-1)


class PointEncoder(nn.Module):
    """DeepSets on points, unit rows; the last map of phi before the mean as written, or after it."""

    def __init__(self, hidden=64, out=16, mean_first=False):
        super().__init__()
        inner = (nn.Linear(hidden, hidden), nn.ReLU(), nn.Linear(hidden, hidden))
        self.phi = nn.Sequential(nn.Linear(3, hidden), nn.ReLU(), *inner)
        self.rho = nn.Sequential(nn.Linear(hidden, hidden), nn.ReLU(), nn.Linear(hidden, out))
        self.mean_first = mean_first

    def forward(self, x):
        y = self.phi[4](self.phi[:4](x).mean(-2)) if self.mean_first else self.phi(x).mean(-2)
        return functional.normalize(self.rho(y), dim=-1)


def info_nce(z1, z2, temperature):
    """Exponentials and a mask, as published."""
    b = len(z1)
    z = torch.cat([z1, z2])
    sims = torch.exp(z @ z.t() / temperature)
    eye = torch.eye(2 * b, dtype=torch.bool)
    negatives = sims.masked_select(~(eye | eye.roll(b, 0))).view(2 * b, -1)
    positives = torch.exp((z1 * z2).sum(-1) / temperature).repeat(2)
    return -torch.log(positives / (positives + negatives.sum(-1))).mean()


def equivariance(z1, z2, chunks):
    """Off-diagonal products selected by a mask, chunk by chunk, as published."""
    total = 0
    for a, b in zip(z1.chunk(chunks), z2.chunk(chunks)):
        n = len(a)
        mask = ~torch.eye(n, dtype=torch.bool)
        difference = (a @ a.t()).masked_select(mask) - (b @ b.t()).masked_select(mask)
        total = total + 2 * difference.view(n, n - 1).square().sum(-1).mean()
    return total / chunks


def info_nce_lean(z1, z2, temperature):
    """The same by logsumexp."""
    z = torch.cat([z1, z2])
    logits = (z @ z.t() / temperature).fill_diagonal_(float("-inf"))
    return logits.logsumexp(1).mean() - (z1 * z2).sum() / (temperature * len(z1))


def equivariance_lean(z1, z2, chunks):
    """The same in one batch of products."""
    a, b = z1.view(chunks, -1, z1.shape[1]), z2.view(chunks, -1, z2.shape[1])
    squares = (a @ a.transpose(1, 2) - b @ b.transpose(1, 2)).square()
    return (squares.sum() - squares.diagonal(0, 1, 2).sum()) * (2 / len(z1))
