"""Linear-ReLU-norm stacks."""

import torch
from torch import nn


def norm_channels(bn, x, flat):
    """Batch norm over the last axis of x (..., c), statistics over all others."""
    if x.dim() == 2:
        return bn(x)
    if flat:
        return bn(x.reshape(-1, x.shape[-1])).view(x.shape)
    return bn(x.transpose(2, 1)).transpose(2, 1)


class MLP(nn.Module):
    """Linear, ReLU, batch norm, ..., last Linear plain."""

    def __init__(self, width_in, hidden, width_out, layers, flat=False):
        super().__init__()
        widths = [width_in] + [hidden] * (layers - 1) + [width_out]
        self.lins = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths, widths[1:]))
        self.bns = nn.ModuleList(nn.BatchNorm1d(w) for w in widths[1:-1])
        self.flat = flat

    def forward(self, x):
        for lin, bn in zip(self.lins, self.bns):
            x = norm_channels(bn, torch.relu(lin(x)), self.flat)
        return self.lins[-1](x)


class Readout(nn.Module):
    """Linear-ReLU-Linear-ReLU-Linear with halved widths."""

    def __init__(self, width_in, width_out=1):
        super().__init__()
        widths = [width_in, width_in // 2, width_in // 4, width_out]
        self.FC_layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths, widths[1:]))

    def forward(self, x):
        for layer in self.FC_layers[:-1]:
            x = torch.relu(layer(x))
        return self.FC_layers[-1](x)
