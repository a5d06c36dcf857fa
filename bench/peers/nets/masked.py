"""Layers on padded eigenvector columns: entries beyond the own graph's size stay 0 and out of every statistic."""

import torch
from torch import nn


class MaskedNorm(nn.Module):
    """A norm over the last axis that sees only the entries where mask holds."""

    def __init__(self, name, norm):
        super().__init__()
        self.add_module(name, norm)
        self.norm_name = name

    def forward(self, x, mask):
        norm = getattr(self, self.norm_name)
        if mask is None:
            return norm(x)
        x[mask] = norm(x[mask])
        return x


def masked_bn(width):
    return MaskedNorm("bn", nn.BatchNorm1d(width))


def masked_ln(width):
    return MaskedNorm("ln", nn.LayerNorm(width, eps=1e-6))


def hide(x, mask):
    """x with 0 where mask does not hold, in place."""
    return x if mask is None else x.masked_fill_(~mask.unsqueeze(-1), 0)


class MaskedAttention(nn.Module):
    """Scaled dot-product attention over the columns of every node, residual and layer norm."""

    def __init__(self, width, heads, dropout):
        super().__init__()
        inner = heads * (width // heads)
        self.w_qs, self.w_ks, self.w_vs = (nn.Linear(width, inner, bias=False) for _ in range(3))
        self.fc = nn.Linear(inner, width, bias=False)
        self.norm = masked_ln(width)
        self.heads, self.dropout = heads, nn.Dropout(dropout)

    def forward(self, x, mask):
        n, k, width = x.shape
        q, key, v = (w(x).view(n, k, self.heads, -1).transpose(1, 2) for w in (self.w_qs, self.w_ks, self.w_vs))
        pairs = (mask.unsqueeze(1) & mask.unsqueeze(2)).unsqueeze(1)
        scores = torch.matmul(q / (width // self.heads) ** 0.5, key.transpose(2, 3))
        weights = self.dropout(torch.softmax(scores.masked_fill(~pairs, -1e10), -1)) * pairs
        mixed = torch.matmul(weights, v).transpose(1, 2).reshape(n, k, -1)
        return self.norm(self.fc(mixed) + x, mask)


class MaskedFeedForward(nn.Module):
    """Linear, ReLU, Linear, residual and layer norm."""

    def __init__(self, width):
        super().__init__()
        self.w_1, self.w_2 = nn.Linear(width, width), nn.Linear(width, width)
        self.norm = masked_ln(width)

    def forward(self, x, mask):
        update = hide(self.w_2(torch.relu(self.w_1(x))), mask)
        return self.norm(update + x, mask)


class MaskedTransformerLayer(nn.Module):
    def __init__(self, width, heads, dropout):
        super().__init__()
        self.slf_attn = MaskedAttention(width, heads, dropout)
        self.pos_ffn = MaskedFeedForward(width)

    def forward(self, x, mask):
        return hide(self.pos_ffn(hide(self.slf_attn(x, mask), mask), mask), mask)
