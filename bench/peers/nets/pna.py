"""Principal neighbourhood aggregation with towers and edge features."""

import torch
from torch import nn


class FullyConnected(nn.Module):
    """One Linear under its official names."""

    def __init__(self, width_in, width_out):
        super().__init__()
        self.linear = nn.Linear(width_in, width_out)
        nn.init.xavier_uniform_(self.linear.weight, 1 / width_in)
        nn.init.zeros_(self.linear.bias)

    def forward(self, x):
        return self.linear(x)


class OneLayerMlp(nn.Module):
    def __init__(self, width_in, width_out):
        super().__init__()
        self.fully_connected = nn.ModuleList([FullyConnected(width_in, width_out)])

    def forward(self, x):
        return self.fully_connected[0](x)


class Tower(nn.Module):
    """Messages pretrans([h_src, h_dst, e]); mean, max, min, std of them under three degree scalers; posttrans; norm."""

    def __init__(self, width, edge_width, mean_log_degree):
        super().__init__()
        self.pretrans_h = OneLayerMlp(2 * width + edge_width, width)
        self.posttrans_h = OneLayerMlp(13 * width, width)
        self.batchnorm_h = nn.BatchNorm1d(width)
        self.mean_log_degree = mean_log_degree

    def forward(self, batch, h, e):
        edges, degree = batch.edges, batch.degree
        z = self.pretrans_h(torch.cat([edges.at_source(h), edges.at_target(h), e], 1))
        at_least_one = degree.clamp(min=1)
        mean = edges.sum_messages(z) / at_least_one
        square = edges.sum_messages(z * z) / at_least_one
        std = torch.sqrt(torch.relu(square - mean * mean) + 1e-5) * (degree > 0)
        index = edges.target.unsqueeze(1).expand_as(z)
        high, low = (h.new_zeros(h.shape).scatter_reduce(0, index, z, r, include_self=False) for r in ("amax", "amin"))
        pooled = torch.cat([mean, high, low, std], 1)
        log_degree = torch.log(degree + 1)
        grow = log_degree / self.mean_log_degree
        shrink = torch.where(degree > 0, self.mean_log_degree / log_degree, 0)
        x = self.posttrans_h(torch.cat([h, pooled, pooled * grow, pooled * shrink], 1))
        return self.batchnorm_h(x * batch.graph_norm)


class PnaLayer(nn.Module):
    """Towers on slices of h, mixed by Linear and LeakyReLU, with a residual."""

    def __init__(self, width, edge_width, towers, mean_log_degree):
        super().__init__()
        self.width = width // towers
        self.towers = nn.ModuleList(Tower(self.width, edge_width, mean_log_degree) for _ in range(towers))
        self.mixing_network_h = FullyConnected(width, width)

    def forward(self, batch, h, e):
        parts = [tower(batch, part, e) for tower, part in zip(self.towers, h.split(self.width, 1))]
        return h + nn.functional.leaky_relu(self.mixing_network_h(torch.cat(parts, 1)), 0.01), e
