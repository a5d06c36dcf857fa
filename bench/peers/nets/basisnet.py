"""BasisNet for spectral filters: an invariant graph network on the projector of every eigenspace, then DeepSets."""

import torch
from torch import nn

WAYS = ("dense", "factored", "optimised")

def dense_maps(projectors):
    """Diagonal, trace/n, row sums/n, column sums/n and total/n^2 of X (b, n, n), as vectors (b, 5, n)."""
    n = projectors.shape[-1]
    diagonal = projectors.diagonal(dim1=1, dim2=2)
    rows, columns = projectors.sum(2) / n, projectors.sum(1) / n
    trace = (diagonal.sum(1, keepdim=True) / n).expand_as(rows)
    total = (projectors.sum((1, 2)) / n**2).unsqueeze(1).expand_as(rows)
    return torch.stack([diagonal, trace, rows, columns, total], 1)


def factored_maps(bases):
    """The same five maps of X = V V^T from V (b, n, d) alone, in O(n d) per eigenspace."""
    n = bases.shape[1]
    diagonal = bases.square().sum(2)
    rows = (bases * bases.sum(1, keepdim=True)).sum(2) / n
    trace = (diagonal.sum(1, keepdim=True) / n).expand_as(rows)
    total = (rows.sum(1, keepdim=True) / n).expand_as(rows)
    return torch.stack([diagonal, trace, rows, rows, total], 1)


class Combination(nn.Module):
    """out_s = sum over d, b of coeffs[d, s, b] op_b(x_d) + bias_s for ops (batch, d, b, n)."""

    def __init__(self, width_in, width_out, maps):
        super().__init__()
        self.coeffs = nn.Parameter(torch.randn(width_in, width_out, maps) * 2**0.5 / (width_in + width_out))
        self.bias = nn.Parameter(torch.zeros(1, width_out, 1))

    def forward(self, ops):
        return torch.einsum("dsb,ndbi->nsi", self.coeffs, ops) + self.bias


class Ign2to1(nn.Module):
    """maps (b, 5, n) of the projectors -> (b, m, n); channels_last: the same numbers with rows of channels."""

    def __init__(self, hidden, width_out, channels_last):
        super().__init__()
        layers = [Combination(1, hidden, 5), Combination(hidden, hidden, 2), Combination(hidden, hidden, 2)]
        self.equi_layers = nn.ModuleList(layers)
        self.bns = nn.ModuleList(nn.BatchNorm1d(hidden) for _ in range(4))
        self.fc1, self.fc2 = nn.Linear(hidden, hidden), nn.Linear(hidden, width_out)
        self.channels_last = channels_last

    def _rows(self, maps):
        first = self.equi_layers[0]
        x = self._norm(self.bns[0], maps.transpose(1, 2) @ first.coeffs[0].t() + first.bias.view(-1))
        for layer, bn in zip(self.equi_layers[1:], self.bns[1:]):
            own, mean = layer.coeffs.unbind(2)
            x = self._norm(bn, x @ own + (x.mean(1, keepdim=True) @ mean + layer.bias.view(-1)))
        return self.fc2(torch.relu(self.fc1(x))).transpose(2, 1)

    @staticmethod
    def _norm(bn, x):
        return bn(torch.relu(x).view(-1, x.shape[-1])).view(x.shape)

    def forward(self, maps):
        if self.channels_last:
            return self._rows(maps)
        x = self.bns[0](torch.relu(self.equi_layers[0](maps.unsqueeze(1))))
        for layer, bn in zip(self.equi_layers[1:], self.bns[1:]):
            mean = x.mean(2, keepdim=True).expand_as(x)
            x = bn(torch.relu(layer(torch.stack([x, mean], 2))))
        return self.fc2(torch.relu(self.fc1(x.transpose(2, 1)))).transpose(2, 1)


class EqDeepSets(nn.Module):
    """Layers lins1 x + lins2 mean(x); between them ReLU and, with norm, batch statistics."""

    def __init__(self, widths, norm):
        super().__init__()
        pairs = list(zip(widths, widths[1:]))
        self.lins1, self.lins2 = (nn.ModuleList(nn.Linear(a, b) for a, b in pairs) for _ in range(2))
        norms = [nn.BatchNorm1d(w, track_running_stats=False) for w in widths[1:-1]] if norm else []
        self.bns = nn.ModuleList(norms)

    def forward(self, x):
        last = len(self.lins1) - 1
        for i, (own, mean) in enumerate(zip(self.lins1, self.lins2)):
            x = own(x) + mean(x.mean(-2, keepdim=True))
            if i < last:
                x = torch.relu(x)
                x = self.bns[i](x) if self.bns else x
        return x


class BasisInvariant(nn.Module):
    """One Ign2to1 per multiplicity, in ascending order."""

    def __init__(self, multiplicities, hidden, channels_last):
        super().__init__()
        self.encs = nn.ModuleList(Ign2to1(hidden, m, channels_last) for m in multiplicities)


class FilterBasisNet(nn.Module):
    """(maps per multiplicity, eigenvalues (n,), signal (n, 1)) -> (phi per multiplicity, prediction (n, 1))."""

    def __init__(self, n, multiplicities, hidden=32, rho=(10, 10, 32), base=(16, 1), channels_last=False):
        super().__init__()
        self.basis_inv_net = BasisInvariant(multiplicities, hidden, channels_last)
        self.rho = EqDeepSets([2 * n, *rho], norm=True)
        self.base = EqDeepSets([1 + rho[-1], *base], norm=False)

    def forward(self, maps, eigenvalues, signal):
        phi = [enc(m) for enc, m in zip(self.basis_inv_net.encs, maps)]
        features = torch.cat([p.permute(2, 0, 1).flatten(1) for p in phi], 1)
        values = eigenvalues.unsqueeze(0).expand(len(features), -1)
        encoding = self.rho(torch.cat([features, values], 1))
        return phi, self.base(torch.cat([signal, encoding], 1))
