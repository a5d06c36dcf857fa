"""The gated graph convolution with edge features."""

import torch
from torch import nn


class GatedGcnLayer(nn.Module):
    """e' = D h_src + E h_dst + C e; h' = A h + sum s B h_src / (sum s + 1e-6), s = sigmoid(e').

    Both then pass through batch norm, ReLU and a residual.
    """

    def __init__(self, width):
        super().__init__()
        self.A, self.B, self.C, self.D, self.E = (nn.Linear(width, width) for _ in range(5))
        self.bn_node_h, self.bn_node_e = nn.BatchNorm1d(width), nn.BatchNorm1d(width)

    def forward(self, batch, h, e):
        edges = batch.edges
        gate = edges.at_source(self.D(h)) + edges.at_target(self.E(h)) + self.C(e)
        sigma = torch.sigmoid(gate)
        messages = sigma * edges.at_source(self.B(h))
        new_h = self.A(h) + edges.sum_messages(messages) / (edges.sum_messages(sigma) + 1e-6)
        return h + torch.relu(self.bn_node_h(new_h)), e + torch.relu(self.bn_node_e(gate))
