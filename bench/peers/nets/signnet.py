"""Sign-invariant positional encodings phi(v) + phi(-v), phi a GIN shared by all eigenvectors."""

import torch
from torch import nn

from nets.mlp import MLP, norm_channels


class GinConv(nn.Module):
    """apply_func((1 + eps) x + sum over in-neighbours of x), eps a constant 0."""

    def __init__(self, width_in, hidden, width_out, style):
        super().__init__()
        self.apply_func = MLP(width_in, hidden, width_out, 2, style.flat)
        self.register_buffer("eps", torch.zeros(1))

    def forward(self, edges, x):
        return self.apply_func((1 + self.eps) * x + edges.sum_neighbours(x))


class Gin(nn.Module):
    """Layers of GinConv on x (n, k, c), with a batch norm before every layer but the first."""

    def __init__(self, width_in, hidden, width_out, layers, style):
        super().__init__()
        widths = [width_in] + [hidden] * (layers - 1) + [width_out]
        self.layers = nn.ModuleList(GinConv(a, hidden, b, style) for a, b in zip(widths, widths[1:]))
        self.bns = nn.ModuleList(nn.BatchNorm1d(hidden) for _ in range(layers - 1))
        self.flat = style.flat

    def forward(self, edges, x):
        x = self.layers[0](edges, x)
        for bn, layer in zip(self.bns, self.layers[1:]):
            x = layer(edges, norm_channels(bn, x, self.flat))
        return x


class SignInvariantNet(nn.Module):
    """rho of the phi(v_i) + phi(-v_i); masked: summed over the columns i < n_graph, else concatenated.

    Input v (N, k), output (N, k).
    """

    def __init__(self, hidden, phi_out, layers, k, masked, style):
        super().__init__()
        self.enc = Gin(1, hidden, phi_out, layers, style)
        self.rho = MLP(phi_out if masked else phi_out * k, hidden, k, layers)
        self.masked, self.joint = masked, style.joint

    def forward(self, edges, v, valid):
        v = v.unsqueeze(-1)
        if self.joint:
            plus, minus = self.enc(edges, torch.cat([v, -v], 1)).chunk(2, 1)
            x = plus + minus
        else:
            x = self.enc(edges, v) + self.enc(edges, -v)
        if self.masked:
            return self.rho(x.masked_fill(~valid.unsqueeze(-1), 0).sum(1))
        return self.rho(x.reshape(x.shape[0], -1))
