"""SMCN for molecules in plain PyTorch: message passing on cells, convolutions on
pairs (node, edge), pooling, message passing again. `once` sums over incidences once per node instead of per pair and
applies the message map to cells instead of to messages."""

import torch
from torch import nn


def mlp(*widths):
    steps = []
    for a, b in zip(widths, widths[1:]):
        steps += [nn.Linear(a, b), nn.BatchNorm1d(b), nn.ReLU()]
    return nn.Sequential(*steps)


def scatter(messages, target, rows):
    return messages.new_zeros(rows, messages.shape[1]).index_add_(0, target, messages)


class Gin(nn.Module):
    """nn((1 + eps) x + sum of neighbours)."""

    def __init__(self, *widths):
        super().__init__()
        self.eps = nn.Parameter(torch.zeros(1))
        self.nn = mlp(*widths)

    def forward(self, x, receivers, edges):
        total = scatter(x[edges[0]], edges[1], len(receivers))
        return self.nn((1 + self.eps) * receivers + total)


class CustomGin(nn.Module):
    """nn((1 + eps) x + sum of relu(W [neighbour, bridge] + b))."""

    def __init__(self, bridge, once, *widths):
        super().__init__()
        self.eps = nn.Parameter(torch.zeros(1))
        self.nn = mlp(*widths)
        self.lin = nn.Linear(widths[0] + bridge, widths[0])
        self.once = once

    def forward(self, x, bridge, edges, through):
        if self.once:
            own, other = self.lin.weight.split([x.shape[1], bridge.shape[1]], 1)
            sent = nn.functional.linear(x, own, self.lin.bias)
            messages = (sent[edges[0]] + nn.functional.linear(bridge, other)[through]).relu()
        else:
            messages = self.lin(torch.cat([x[edges[0]], bridge[through]], 1)).relu()
        return self.nn((1 + self.eps) * x + scatter(messages, edges[1], len(x)))


class Incidence(nn.Module):
    """Every (x, y) with x in y is sent to all pairs of x."""

    def __init__(self, once, *widths):
        super().__init__()
        self.conv = Gin(*widths)
        self.once = once

    def forward(self, pairs, b):
        if not self.once:
            return self.conv(pairs, pairs, b["pair_incidence"])
        total = scatter(pairs[b["inside"]], b["inside_node"], len(b["x_0"]))[b["low"]]
        return self.conv.nn((1 + self.conv.eps) * pairs + total)


class Cells(nn.Module):
    """CIN on nodes, edges and, with `rings`, rings."""

    def __init__(self, dim, once, rings):
        super().__init__()
        self.node, self.node_head = CustomGin(dim, once, dim, dim, dim), mlp(dim, dim)
        self.edge_in, self.edge = Gin(dim, dim, dim), CustomGin(dim, once, dim, dim, dim)
        self.edge_head = mlp(2 * dim, dim)
        self.ring, self.ring_head = (Gin(dim, dim, dim), mlp(dim, dim)) if rings else (None, None)

    def forward(self, x_0, x_1, x_2, b):
        x_0 = self.node_head(self.node(x_0, x_1, b["adjacency_0_1"], b["adjacency_0_1_bridge"]))
        inside = self.edge_in(x_0, x_1, b["incidence_0_1"])
        beside = self.edge(x_1, x_2, b["adjacency_1_2"], b["adjacency_1_2_bridge"])
        x_1 = self.edge_head(torch.cat([inside, beside], 1))
        if self.ring is not None:
            x_2 = self.ring_head(self.ring(x_1, x_2, b["incidence_1_2"]))
        return x_0, x_1, x_2


class Smcn(nn.Module):
    def __init__(self, cells=85, pairs=70, layers=5, once=False):
        super().__init__()
        self.atoms, self.bonds = nn.Embedding(119, cells), nn.Embedding(5, cells)
        self.rings = Gin(cells, cells, cells)
        self.before = Cells(cells, once, True)
        self.mark, self.start = nn.Embedding(12, cells), mlp(3 * cells, cells)
        widths = [cells] + [pairs] * (layers - 1) + [cells]
        steps = list(zip(widths, widths[1:]))
        self.incidence = nn.ModuleList(Incidence(once, i, o, o) for i, o in steps)
        self.low = nn.ModuleList(CustomGin(cells, once, i, o, o) for i, o in steps)
        self.marks = nn.ModuleList(nn.Embedding(12, o) for _, o in steps)
        self.after = Cells(cells, once, False)
        head = [nn.Linear(2 * cells, cells), nn.BatchNorm1d(cells), nn.ReLU()]
        head += [nn.Linear(cells, 2 * cells), nn.BatchNorm1d(2 * cells), nn.ReLU(), nn.Linear(2 * cells, 1)]
        self.head = nn.Sequential(*head)

    def forward(self, b):
        x_0, x_1 = self.atoms(b["x_0"]), self.bonds(b["x_1"])
        x_2 = self.rings(x_0, x_0.new_zeros(len(b["batch_2"]), x_0.shape[1]), b["incidence_0_2"])
        x_0, x_1, x_2 = self.before(x_0, x_1, x_2, b)
        mark = torch.where(b["mark"] > 1000, 11, b["mark"].clamp(max=10))
        h = self.start(torch.cat([x_0[b["low"]], x_1[b["high"]], self.mark(mark)], 1))
        for incidence, low, marks in zip(self.incidence, self.low, self.marks):
            h = incidence(h, b) + low(h, x_1, b["low_adjacency"], b["low_adjacency_bridge"]) + marks(mark)
        x_0, x_1 = scatter(h, b["low"], len(x_0)), scatter(h, b["high"], len(x_1))
        x_0, x_1, _ = self.after(x_0, x_1, x_2, b)
        count = len(b["y"])
        return self.head(torch.cat([scatter(x_0, b["batch_0"], count), scatter(x_1, b["batch_1"], count)], 1))
