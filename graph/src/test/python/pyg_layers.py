"""Writes reference values of PyTorch Geometric's layers, which PygReferenceTest compares with.

    python pyg_layers.py ../resources/dev/erlangen/graph/layer/pyg

Needs torch and torch_geometric (written with 2.10 and 2.8.1). Each file holds the arcs, the inputs,
the state of the layer, its output and the gradients of a weighted sum of the output.
"""
import pathlib
import struct
import sys
import json

import torch
from torch_geometric import nn as pyg

torch.set_default_dtype(torch.float64)
EDGES = [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (2, 5), (6, 7), (0, 3)]
NODES = 9  # node 8 is isolated
DTYPES = {torch.float64: "F64", torch.int64: "I64"}


def arcs(pairs, loops=()):
    both = {(u, v) for u, v in pairs} | {(v, u) for u, v in pairs} | {(v, v) for v in loops}
    return torch.tensor(sorted(both, key=lambda a: (a[1], a[0]))).t().contiguous()


def write(path, tensors):
    header, blobs, at = {}, [], 0
    for name, value in tensors.items():
        raw = value.detach().contiguous().numpy().tobytes()
        header[name] = {"dtype": DTYPES[value.dtype], "shape": list(value.shape),
                        "data_offsets": [at, at + len(raw)]}
        blobs.append(raw)
        at += len(raw)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(blobs))


def case(folder, name, layer, index, edge_features=None, width=5):
    torch.manual_seed(sum(map(ord, name)))
    for parameter in layer.parameters():
        parameter.data.normal_(0, 0.6)
    x = torch.randn(NODES, width, requires_grad=True)
    inputs = {"x": x}
    arguments = [x, index]
    if edge_features:
        e = torch.randn(index.size(1), edge_features, requires_grad=True)
        inputs["edge"] = e
        arguments.append(e)
    y = layer(*arguments)
    weights = torch.randn_like(y)
    (y * weights).sum().backward()
    out = {"source": index[0], "destination": index[1], "output": y, "weights": weights}
    out |= {"input." + k: v for k, v in inputs.items()}
    out |= {"grad.input." + k: v.grad for k, v in inputs.items()}
    out |= {"param." + k: v for k, v in layer.state_dict().items()}
    out |= {"grad.param." + k: v.grad for k, v in layer.named_parameters() if v.grad is not None}
    write(folder / (name + ".safetensors"), out)


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    plain, looped = arcs(EDGES), arcs(EDGES, loops=(2, 6))
    mlp = lambda: pyg.MLP([5, 6, 4], norm=None)
    degree = torch.tensor([1, 3, 2, 2, 1])
    histogram = dict(deg=degree, scalers=["identity", "amplification", "attenuation",
                                          "linear", "inverse_linear"],
                     aggregators=["mean", "min", "max", "std", "sum"])
    case(folder, "gcn", pyg.GCNConv(5, 4), plain)
    case(folder, "gcn_loops", pyg.GCNConv(5, 7), looped)
    case(folder, "sage", pyg.SAGEConv(5, 4), plain)
    case(folder, "sage_max", pyg.SAGEConv(5, 4, aggr="max", normalize=True), plain)
    case(folder, "gin", pyg.GINConv(mlp(), train_eps=True), plain)
    case(folder, "gine", pyg.GINEConv(mlp(), train_eps=True), plain, 5)
    case(folder, "gine_lin", pyg.GINEConv(mlp(), train_eps=True, edge_dim=3), plain, 3)
    case(folder, "gat", pyg.GATConv(5, 3, heads=2), looped)
    case(folder, "gat_mean", pyg.GATConv(5, 3, heads=2, concat=False, edge_dim=3), looped, 3)
    case(folder, "gatv2", pyg.GATv2Conv(5, 3, heads=2), plain)
    case(folder, "gatv2_mean", pyg.GATv2Conv(5, 3, heads=2, concat=False, edge_dim=3), looped, 3)
    case(folder, "transformer", pyg.TransformerConv(5, 3, heads=2), plain)
    case(folder, "transformer_gate", pyg.TransformerConv(
        5, 3, heads=2, concat=False, beta=True, edge_dim=3), plain, 3)
    case(folder, "pna", pyg.PNAConv(6, 4, edge_dim=3, towers=2, divide_input=True, **histogram),
         plain, 3, width=6)
    case(folder, "pna_plain", pyg.PNAConv(6, 4, **histogram), plain, width=6)
    case(folder, "cheb", pyg.ChebConv(5, 4, K=3), plain)
    case(folder, "arma", pyg.ARMAConv(5, 4, num_stacks=2, num_layers=3), plain)


main(pathlib.Path(sys.argv[1]))
