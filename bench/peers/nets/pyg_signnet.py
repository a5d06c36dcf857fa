"""The PyG-style sign net for ZINC: phi on all n eigenvectors of every graph, then a set transformer."""

import torch
from torch import nn

from nets.masked import MaskedTransformerLayer, hide, masked_bn


class Eps(nn.Module):
    """The learned eps of a GIN convolution, under its official name layer.eps."""

    def __init__(self):
        super().__init__()
        self.eps = nn.Parameter(torch.zeros(1))


class PhiMlp(nn.Module):
    """Linear, norm, ReLU, Linear without biases; the hidden width is the input width."""

    def __init__(self, width_in, width_out):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(width_in, w, bias=False) for w in (width_in, width_out)])
        self.norms = nn.ModuleList([masked_bn(width_in)])

    def forward(self, x, mask):
        x = hide(self.layers[0](x), mask)
        return hide(self.layers[1](torch.relu(self.norms[0](x, mask))), mask)


class PhiConv(nn.Module):
    def __init__(self, width_in, width_out):
        super().__init__()
        self.nn, self.layer = PhiMlp(width_in, width_out), Eps()

    def forward(self, sum_neighbours, x, mask):
        return self.nn((1 + self.layer.eps) * x + sum_neighbours(x), mask)


class Phi(nn.Module):
    """GIN layers with norm, ReLU and residual, on padded columns (mask given) or on their valid entries (mask None)."""

    def __init__(self, width, layers):
        super().__init__()
        self.convs = nn.ModuleList(PhiConv(1 if i == 0 else width, width) for i in range(layers))
        self.norms = nn.ModuleList(masked_bn(width) for _ in range(layers))

    def forward(self, sum_neighbours, x, mask):
        previous = 0
        for conv, norm in zip(self.convs, self.norms):
            x = previous = torch.relu(norm(conv(sum_neighbours, x, mask), mask)) + previous
        return x


class SetTransformer(nn.Module):
    """Transformer layers over the columns, sum over the columns, Linear, batch norm."""

    def __init__(self, width, layers, heads, dropout):
        super().__init__()
        self.transformer_layers = nn.ModuleList(MaskedTransformerLayer(width, heads, dropout) for _ in range(layers))
        self.out = nn.Sequential(nn.Linear(width, width, bias=False), nn.BatchNorm1d(width))

    def forward(self, x, mask):
        for layer in self.transformer_layers:
            x = layer(x, mask)
        return self.out(x.sum(1))


class PygSignNet(nn.Module):
    """(N, n_max) padded eigenvectors -> (N, width); joint: phi on the valid entries of [v, -v] at once."""

    def __init__(self, config, style):
        super().__init__()
        width = config["n_hid"]
        self.phi = Phi(width, config["nl_signnet"])
        self.rho = SetTransformer(width, config["nl_rho"], config["n_head"], config.get("attention_dropout", 0.0))
        self.joint = style.joint

    def forward(self, batch):
        v, mask = batch.eigenvectors, batch.valid
        if self.joint:
            entries = v[mask]
            x = self.phi(batch.entry_edges.sum_neighbours, torch.cat([entries, -entries]).unsqueeze(-1), None)
            plus, minus = x.chunk(2)
            x = x.new_zeros(*mask.shape, x.shape[-1]).masked_scatter(mask.unsqueeze(-1), plus + minus)
            return self.rho(x, mask)
        x, columns = v.t().unsqueeze(-1), mask.t()
        x = self.phi(batch.sum_rows, x, columns) + self.phi(batch.sum_rows, -x, columns)
        return self.rho(x.transpose(0, 1), mask)
