"""A batch of molecules prepared for the networks."""

import torch

from nets.aggregate import Edges


def _entry_edges(src, dst, num_nodes, graph):
    """The edges between valid eigenvector entries: entry (i, c) -> (j, c) for every edge i -> j and column c < n_graph.

    Entries are numbered node by node, v first, -v in a second copy.
    """
    columns = num_nodes[graph]
    start = torch.cumsum(columns, 0) - columns
    per_edge = columns[src]
    edge = torch.repeat_interleave(torch.arange(src.numel()), per_edge)
    first = torch.repeat_interleave(torch.cumsum(per_edge, 0) - per_edge, per_edge)
    column = torch.arange(edge.numel()) - first
    count = int(columns.sum())
    source, target = start[src[edge]] + column, start[dst[edge]] + column
    return torch.cat([source, source + count]), torch.cat([target, target + count]), 2 * count


def _padded(flat, num_nodes):
    blocks, at, widest = [], 0, int(num_nodes.max())
    for n in num_nodes.tolist():
        block = flat[at : at + n * n].view(n, n)
        blocks.append(torch.nn.functional.pad(block, (0, widest - n)))
        at += n * n
    return torch.cat(blocks)


class Batch:
    """Tensors of a batch plus what depends only on them: edge forms, masks, degrees.

    tensors: x, edge_src, edge_dst, edge_type, num_nodes and y; pos_enc for the DGL-style networks, eigen_vectors_flat
    for the PyG-style one.
    """

    def __init__(self, tensors, style, dtype=torch.float32, pyg=False):
        self.x, self.edge_type = tensors["x"], tensors["edge_type"]
        self.num_nodes, self.y = tensors["num_nodes"], tensors["y"].to(dtype)
        src, dst, nodes = tensors["edge_src"], tensors["edge_dst"], self.x.numel()
        graph = torch.repeat_interleave(torch.arange(self.num_nodes.numel()), self.num_nodes)
        kind = style.aggregation
        self.edges = Edges(src, dst, nodes, nodes, kind, dtype)
        self.readout = Edges(torch.arange(nodes), graph, nodes, self.num_nodes.numel(), kind, dtype)
        self.degree = torch.bincount(dst, minlength=nodes).to(dtype).unsqueeze(1)
        self.graph_norm = self.num_nodes[graph].to(dtype).rsqrt().unsqueeze(1)
        if pyg:
            self.eigenvectors = _padded(tensors["eigen_vectors_flat"], self.num_nodes).to(dtype)
        else:
            self.pos_enc = tensors["pos_enc"].to(dtype)
        width = (self.eigenvectors if pyg else self.pos_enc).shape[1]
        self.valid = torch.arange(width) < self.num_nodes[graph].unsqueeze(1)
        if pyg and style.joint:
            source, target, count = _entry_edges(src, dst, self.num_nodes, graph)
            self.entry_edges = Edges(source, target, count, count, kind, dtype)

    def sum_rows(self, x):
        """x (k, N, c) -> sums over in-neighbours along the middle axis."""
        if self.edges.kind != "index_add":
            return self.edges.sum_neighbours(x.transpose(0, 1)).transpose(0, 1)
        return torch.zeros_like(x).index_add_(1, self.edges.target, x.index_select(1, self.edges.source))
