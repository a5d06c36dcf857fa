"""Attention over the edges with vector scores."""

import torch
from torch import nn


class EdgeAttention(nn.Module):
    """s = K_src * Q_dst / sqrt(a) * E_edge per head; weight exp(clamp(sum s, -5, 5)); normalised sum of V_src."""

    def __init__(self, width, heads):
        super().__init__()
        self.Q, self.K, self.E, self.V = (nn.Linear(width, width, bias=False) for _ in range(4))
        self.heads, self.size = heads, width // heads

    def forward(self, edges, h, e):
        q, k, v = (lin(h).view(-1, self.heads, self.size) for lin in (self.Q, self.K, self.V))
        score = edges.at_source(k) * edges.at_target(q) / self.size**0.5
        score = score * self.E(e).view(-1, self.heads, self.size)
        weight = score.sum(-1, keepdim=True).clamp(-5, 5).exp()
        value = edges.sum_messages(edges.at_source(v) * weight)
        return value / (edges.sum_messages(weight) + 1e-6)


class SparseTransformerLayer(nn.Module):
    """Edge attention and a two-layer update of the nodes, each with a residual and a batch norm."""

    def __init__(self, width, heads):
        super().__init__()
        self.attention_h = EdgeAttention(width, heads)
        self.O_h = nn.Linear(width, width)
        self.batch_norm1_h, self.batch_norm2_h = nn.BatchNorm1d(width), nn.BatchNorm1d(width)
        self.FFN_h_layer1, self.FFN_h_layer2 = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)

    def forward(self, batch, h, e):
        attended = self.attention_h(batch.edges, h, e).reshape(h.shape)
        h = self.batch_norm1_h(h + self.O_h(attended))
        update = self.FFN_h_layer2(torch.relu(self.FFN_h_layer1(h)))
        return self.batch_norm2_h(h + update), e
