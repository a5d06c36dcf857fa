"""The DGL-style networks for ZINC: sign-invariant encoding, message passing layers, readout."""

import torch
from torch import nn

from nets.gatedgcn import GatedGcnLayer
from nets.mlp import Readout
from nets.pna import PnaLayer
from nets.signnet import SignInvariantNet
from nets.transformer import SparseTransformerLayer


def _layer(system, c):
    if system == "gatedgcn":
        return GatedGcnLayer(c["hidden_dim"])
    if system == "transformer":
        return SparseTransformerLayer(c["hidden_dim"], c["n_heads"])
    if system == "pna":
        return PnaLayer(c["hidden_dim"], c["edge_dim"], c["towers"], c["avg_d"]["log"])
    raise ValueError(f"system {system!r} is unknown; known: gatedgcn, transformer, pna")


class ZincNet(nn.Module):
    """batch -> (prediction (B, 1), sign-invariant encoding (N, k)); config has the official keys."""

    def __init__(self, system, config, style):
        super().__init__()
        hidden, k = config["hidden_dim"], config["pos_enc_dim"]
        self.embedding_p = nn.Linear(k, hidden)
        self.embedding_h = nn.Embedding(config["num_atom_type"], hidden)
        self.embedding_e = nn.Embedding(config["num_bond_type"], config.get("edge_dim", hidden))
        self.layers = nn.ModuleList(_layer(system, config) for _ in range(config["L"]))
        self.MLP_layer = Readout(hidden)
        masked = config["sign_inv_net"] == "masked_gin"
        layers, phi_out = config["sign_inv_layers"], config["phi_out_dim"]
        self.sign_inv_net = SignInvariantNet(hidden, phi_out, layers, k, masked, style)
        if system != "pna" and config["pe_aggregate"] == "concat":
            self.pe_proj = nn.Linear(2 * hidden, hidden)
        self.mean = config["readout"] == "mean"

    def forward(self, batch):
        encoding = self.sign_inv_net(batch.edges, batch.pos_enc, batch.valid)
        h, p = self.embedding_h(batch.x), self.embedding_p(encoding)
        h = self.pe_proj(torch.cat([h, p], 1)) if hasattr(self, "pe_proj") else h + p
        e = self.embedding_e(batch.edge_type)
        for layer in self.layers:
            h, e = layer(batch, h, e)
        pooled = batch.readout.sum_messages(h)
        if self.mean:
            pooled = pooled / batch.num_nodes.unsqueeze(1)
        return self.MLP_layer(pooled), encoding
