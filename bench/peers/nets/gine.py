"""The PyG-style network for ZINC: sign net, GINE layers, sum readout."""

import torch
from torch import nn

from nets.pyg_signnet import Eps, PygSignNet


class Encoder(nn.Module):
    """Embedding of one categorical column."""

    def __init__(self, values, width):
        super().__init__()
        self.embeddings = nn.ModuleList([nn.Embedding(values, width)])

    def forward(self, x):
        return self.embeddings[0](x)


class NormMlp(nn.Module):
    """Linear without bias, batch norm, ReLU, Linear."""

    def __init__(self, width_in, width_out, bias):
        super().__init__()
        last = nn.Linear(width_in, width_out, bias=bias)
        self.layers = nn.ModuleList([nn.Linear(width_in, width_in, bias=False), last])
        self.norms = nn.ModuleList([nn.BatchNorm1d(width_in)])

    def forward(self, x):
        return self.layers[1](torch.relu(self.norms[0](self.layers[0](x))))


class GineConv(nn.Module):
    """nn((1 + eps) x + sum of relu(x_src + e))."""

    def __init__(self, width):
        super().__init__()
        self.nn, self.layer = NormMlp(width, width, bias=False), Eps()

    def forward(self, edges, x, e):
        return self.nn((1 + self.layer.eps) * x + edges.sum_messages(torch.relu(edges.at_source(x) + e)))


class Gine(nn.Module):
    """GINE layers on atoms and positional features, sum readout."""

    def __init__(self, config):
        super().__init__()
        width, layers, values = config["n_hid"], config["nl_gnn"], config["max_num_values"]
        self.input_encoder = Encoder(values, width)
        self.edge_encoders = nn.ModuleList(Encoder(values, width) for _ in range(layers))
        self.convs = nn.ModuleList(GineConv(width) for _ in range(layers))
        self.norms = nn.ModuleList(nn.BatchNorm1d(width) for _ in range(layers))
        self.linear = nn.Linear(2 * width, width)
        self.output_encoder = NormMlp(width, config["n_out"], bias=True)

    def forward(self, batch, position):
        x = self.linear(torch.cat([self.input_encoder(batch.x), position], 1))
        for encoder, conv, norm in zip(self.edge_encoders, self.convs, self.norms):
            x = x + torch.relu(norm(conv(batch.edges, x, encoder(batch.edge_type))))
        return self.output_encoder(batch.readout.sum_messages(x))


class SignNetGine(nn.Module):
    """batch -> (prediction (B, 1), sign-net output (N, width)); config has the official keys."""

    def __init__(self, config, style):
        super().__init__()
        self.sign_net = PygSignNet(config, style)
        self.gnn = Gine(config)

    def forward(self, batch):
        position = self.sign_net(batch)
        return self.gnn(batch, position), position
