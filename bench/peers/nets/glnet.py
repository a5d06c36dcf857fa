"""GL-net in PyTorch, written from its equations with the official parameter names."""

import torch
from torch import nn


class GlLinear(nn.Module):
    def __init__(self, n, m, h):
        super().__init__()
        self.w_1 = nn.Parameter(torch.randn(h, n) / n**0.5)
        self.w_2 = nn.Parameter(torch.randn(h, m) / m**0.5)


class EquivMlp(nn.Module):
    """way 'official': matrix after matrix; 'stacked': matrices of one shape in one batched product."""

    def __init__(self, ns, ms, h, layers, way):
        super().__init__()
        self.way = way
        self.first_layer = nn.ModuleList(GlLinear(n, m, h) for n, m in zip(ns, ms))
        square = lambda: nn.Parameter(torch.randn(len(ns), h, h) / h**0.5)
        self.equivariant_layers_u = nn.ParameterList(square() for _ in range(layers - 1))
        self.equivariant_layers_v = nn.ParameterList(square() for _ in range(layers - 1))

    def forward(self, us, vs):
        if self.way == "official":
            u = torch.stack([f.w_1 @ x for f, x in zip(self.first_layer, us)], 1)  # (B, L, h, r)
            v = torch.stack([f.w_2 @ x for f, x in zip(self.first_layer, vs)], 1)
        else:
            u = stacked([f.w_1 for f in self.first_layer], us)
            v = stacked([f.w_2 for f in self.first_layer], vs)
        for w_u, w_v in zip(self.equivariant_layers_u, self.equivariant_layers_v):
            product = u @ v.transpose(-1, -2)
            keep_u = torch.relu(torch.sign(product.sum(-1, keepdim=True)))
            keep_v = torch.relu(torch.sign(product.sum(-2).unsqueeze(-1)))
            u, v = w_u @ (keep_u * u), w_v @ (keep_v * v)
        return u, v


def stacked(weights, inputs):
    """(B, L, h, r): one bmm for all matrices of one shape."""
    groups = {}
    for i, x in enumerate(inputs):
        groups.setdefault(x.shape[1], []).append(i)
    out = [None] * len(inputs)
    for members in groups.values():
        x = torch.stack([inputs[i] for i in members]).transpose(1, 2)  # (l, n, B, r)
        y = torch.bmm(torch.stack([weights[i] for i in members]), x.flatten(2))
        y = y.view(len(members), -1, *x.shape[2:])
        for k, i in enumerate(members):
            out[i] = y[k]
    return torch.stack(out).permute(2, 0, 1, 3)


class Head(nn.Module):
    def __init__(self, inputs, d, outputs):
        super().__init__()
        self.linear1 = nn.Linear(inputs, d)
        self.ln1 = nn.LayerNorm(d)
        self.linear2 = nn.Linear(d, outputs)

    def forward(self, x):
        return self.linear2(torch.relu(self.ln1(self.linear1(x))))


class GlNet(nn.Module):
    def __init__(self, ns, ms, h, layers, d, outputs, way="official"):
        super().__init__()
        self.equiv_mlp = EquivMlp(ns, ms, h, layers, way)
        self.invariant_head = Head(len(ns) * h * h, d, outputs)

    def forward(self, us, vs):
        u, v = self.equiv_mlp(us, vs)
        return self.invariant_head((u @ v.transpose(-1, -2)).flatten(1))
