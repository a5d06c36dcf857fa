"""Sums over edges in every way that PyTorch offers, behind one small interface."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F

KINDS = ("index_add", "scatter_add", "csr", "csr_transposed", "embedding_bag")


@dataclass(frozen=True)
class Style:
    """How a model computes the same numbers.

    joint: phi sees v and -v as one batch instead of two calls.
    flat: batch norms see (rows, channels) instead of a transposed three-dimensional view.
    aggregation: one of KINDS.
    """

    joint: bool = False
    flat: bool = False
    aggregation: str = "index_add"


STYLES = {
    "official": Style(),
    "optimised": Style(joint=True, flat=True),
    "matched": Style(joint=True, flat=True, aggregation="embedding_bag"),
}


def _rows(x, form):
    """Row i of the result is the sum of x[columns[e]] over its entries e; without row starts it has the one entry i."""
    columns, row_starts = form
    if row_starts is None:
        return x.index_select(0, columns)
    return F.embedding_bag(columns, x, row_starts, mode="sum")


class _BagSum(torch.autograd.Function):
    """A sparse 0/1 matrix times x whose gradient is the transposed matrix times the gradient."""

    @staticmethod
    def forward(ctx, x, form, transposed):
        ctx.transposed = transposed
        return _rows(x, form)

    @staticmethod
    def backward(ctx, grad):
        return _rows(grad.contiguous(), ctx.transposed), None, None


class _CsrSum(torch.autograd.Function):
    """matrix x, with the transposed matrix prepared beforehand instead of at every backward."""

    @staticmethod
    def forward(ctx, x, matrix, transposed):
        ctx.transposed = transposed
        return torch.sparse.mm(matrix, x)

    @staticmethod
    def backward(ctx, grad):
        return torch.sparse.mm(ctx.transposed, grad.contiguous()), None, None


def _row_starts(sorted_rows, count):
    return torch.searchsorted(sorted_rows, torch.arange(count))


def _csr(rows, columns, shape, dtype):
    order = torch.argsort(rows, stable=True)
    starts = torch.cat([_row_starts(rows[order], shape[0]), torch.tensor([rows.numel()])])
    return torch.sparse_csr_tensor(starts, columns[order], torch.ones(rows.numel(), dtype=dtype), shape)


class Edges:
    """Directed edges source -> target between numbered rows, prepared once per batch for one aggregation kind."""

    def __init__(self, source, target, sources, targets, kind="index_add", dtype=torch.float32):
        if kind not in KINDS:
            raise ValueError(f"aggregation {kind!r} is unknown; known: {', '.join(KINDS)}")
        self.source, self.target, self.kind = source, target, kind
        self.sources, self.targets = sources, targets
        if kind == "embedding_bag":
            by_target, by_source = (torch.argsort(t, stable=True) for t in (target, source))
            target_starts = _row_starts(target[by_target], targets)
            source_starts = _row_starts(source[by_source], sources)
            self.pull = ((source[by_target], target_starts), (target[by_source], source_starts))
            self.to_target = ((by_target, target_starts), (target, None))
            self.from_source = ((source, None), (by_source, source_starts))
            self.from_target = ((target, None), (by_target, target_starts))
        if kind.startswith("csr"):
            edge, count = torch.arange(source.numel()), source.numel()
            self.adjacency = [_csr(target, source, (targets, sources), dtype)]
            self.incidence = [_csr(target, edge, (targets, count), dtype)]
            if kind == "csr_transposed":
                self.adjacency.append(_csr(source, target, (sources, targets), dtype))
                self.incidence.append(_csr(edge, target, (count, targets), dtype))

    def at_source(self, x):
        """x (sources, ...) -> (edges, ...)."""
        return self._bag(x, self.from_source) if self.kind == "embedding_bag" else x.index_select(0, self.source)

    def at_target(self, x):
        """x (targets, ...) -> (edges, ...)."""
        return self._bag(x, self.from_target) if self.kind == "embedding_bag" else x.index_select(0, self.target)

    def sum_messages(self, messages):
        """messages (edges, ...) -> sums over in-edges (targets, ...)."""
        if self.kind == "embedding_bag":
            return self._bag(messages, self.to_target)
        if self.kind.startswith("csr"):
            return self._multiply(self.incidence, messages)
        zeros = messages.new_zeros((self.targets, *messages.shape[1:]))
        if self.kind == "index_add":
            return zeros.index_add_(0, self.target, messages)
        index = self.target.view(-1, *[1] * (messages.dim() - 1)).expand_as(messages)
        return zeros.scatter_add_(0, index, messages)

    def sum_neighbours(self, x):
        """x (sources, ...) -> sums of x over in-neighbours (targets, ...)."""
        if self.kind == "embedding_bag":
            return self._bag(x, self.pull)
        if self.kind.startswith("csr"):
            return self._multiply(self.adjacency, x)
        return self.sum_messages(self.at_source(x))

    @staticmethod
    def _bag(x, forms):
        wide = x.reshape(x.shape[0], -1)
        return _BagSum.apply(wide, *forms).view(-1, *x.shape[1:])

    @staticmethod
    def _multiply(matrices, x):
        wide = x.reshape(x.shape[0], -1)
        product = torch.sparse.mm(matrices[0], wide) if len(matrices) == 1 else _CsrSum.apply(wide, *matrices)
        return product.view(-1, *x.shape[1:])
