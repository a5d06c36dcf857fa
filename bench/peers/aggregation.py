"""Sums over edges, forward and backward, in every way PyTorch offers, at the three sizes that matter.

    aggregation.py --threads 1 --repeats 20
"""

import argparse
import warnings

import torch

from nets.aggregate import KINDS, Edges
from report import keep_memory, print_result, serve, timed

SIZES = ((10_000, 200_000, 64), (170_000, 1_200_000, 64), (3_000, 6_500, 128))


def random_edges(nodes, count, seed):
    generator = torch.Generator().manual_seed(seed)
    return torch.randint(nodes, (2, count), generator=generator)


def index_add(nodes, count, width):
    """One pass forward and backward of gather and index_add."""
    edges = Edges(*random_edges(nodes, count, 0), nodes, nodes, "index_add")
    x = torch.rand(nodes, width).requires_grad_()
    weight = torch.rand(nodes, width)

    def step(_):
        x.grad = None
        edges.sum_neighbours(x).backward(weight)

    return step


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--repeats", type=int, default=20)
    parser.add_argument("--sorted", action="store_true", help="edges sorted by target")
    parser.add_argument("--size", type=int, help="which of the sizes to serve, from 0")
    parser.add_argument("--serve", action="store_true", help="time index_add at --size, as often as the input says")
    parser.add_argument("--keep-memory", action="store_true", help="glibc's malloc returns nothing to the system")
    a = parser.parse_args()
    warnings.filterwarnings("ignore", "Sparse CSR")
    torch.set_num_threads(a.threads)
    if a.keep_memory:
        keep_memory()
    if a.serve:
        return serve(index_add(*SIZES[a.size]))
    for nodes, count, width in SIZES:
        source, target = random_edges(nodes, count, 0)
        if a.sorted:
            order = torch.argsort(target, stable=True)
            source, target = source[order], target[order]
        x = torch.rand(nodes, width, generator=torch.Generator().manual_seed(1)).requires_grad_()
        weight = torch.rand(nodes, width, generator=torch.Generator().manual_seed(2))
        reference = None
        for kind in KINDS:
            edges = Edges(source, target, nodes, nodes, kind)

            def forward(_):
                with torch.no_grad():
                    edges.sum_neighbours(x)

            def both(_):
                x.grad = None
                edges.sum_neighbours(x).backward(weight)

            facts = {"kind": kind, "nodes": nodes, "edges": count, "width": width, "sorted": a.sorted}
            alone, together = timed(forward, 2, a.repeats), timed(both, 2, a.repeats)
            reference = x.grad.clone() if reference is None else reference
            error = float((x.grad - reference).abs().max() / reference.abs().max())
            times = {f"forward_{name}": value for name, value in alone.items()}
            times |= {f"both_{name}": value for name, value in together.items()}
            print_result(**facts, **times, gradient_error=error)


if __name__ == "__main__":
    main()
