"""BasisNet on a four-neighbour grid: step time and outputs to compare.

Ways: dense projectors as published; factored, the maps of the projectors from the bases alone; optimised, factored and
with channels last.

    basisnet_dense.py --side 32 --way dense --out basisnet.safetensors
"""

import argparse
import time

import numpy as np
import torch
from safetensors.torch import save_file

from nets.basisnet import WAYS, FilterBasisNet, dense_maps, factored_maps
from report import keep_memory, print_result, serve, timed


def grid_spectrum(side):
    """Eigenvalues and eigenvectors of the symmetric normalised Laplacian of the grid; node = row * side + column."""
    index = np.arange(side * side).reshape(side, side)
    u = np.r_[index[:, :-1].ravel(), index[:-1].ravel()]
    v = np.r_[index[:, 1:].ravel(), index[1:].ravel()]
    a = np.zeros((side * side, side * side))
    a[u, v] = a[v, u] = 1
    scale = a.sum(0) ** -0.5
    return np.linalg.eigh(np.eye(len(a)) - scale[:, None] * a * scale)


def eigenspaces(values, vectors):
    """{multiplicity: bases (b, n, m)}; equal eigenvalues differ by at most 1e-6."""
    cuts = np.flatnonzero(np.diff(values) > 1e-6) + 1
    spaces = {}
    for block in np.split(vectors, cuts, axis=1):
        spaces.setdefault(block.shape[1], []).append(block)
    return {m: torch.from_numpy(np.stack(spaces[m])) for m in sorted(spaces)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--side", type=int, default=32, help="the grid has side^2 nodes")
    parser.add_argument("--way", choices=WAYS, default="dense")
    parser.add_argument("--dtype", choices=("float32", "float64"), default="float32")
    parser.add_argument("--steps", type=int, default=5)
    parser.add_argument("--warmup", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--serve", action="store_true", help="time as many steps as each line of the input says")
    parser.add_argument("--keep-memory", action="store_true", help="glibc's malloc returns nothing to the system")
    parser.add_argument("--out", help="safetensors file for parameters, inputs, outputs and gradients")
    a = parser.parse_args()
    if a.keep_memory:
        keep_memory()
    torch.set_num_threads(a.threads)
    torch.manual_seed(0)
    dtype = getattr(torch, a.dtype)
    start = time.perf_counter()
    values, vectors = grid_spectrum(a.side)
    decomposed = time.perf_counter()
    bases = {m: block.to(dtype) for m, block in eigenspaces(values, vectors).items()}
    inputs = [b @ b.transpose(1, 2) for b in bases.values()] if a.way == "dense" else list(bases.values())
    formed = time.perf_counter()
    maps_of = dense_maps if a.way == "dense" else factored_maps
    eigenvalues = torch.from_numpy(values).to(dtype)
    signal = torch.rand(a.side**2, 1, dtype=torch.float64).to(dtype)
    target = torch.from_numpy(vectors * np.exp(-10 * (values - 1) ** 2) @ vectors.T).to(dtype) @ signal
    model = FilterBasisNet(a.side**2, list(bases), channels_last=a.way == "optimised").to(dtype).train()
    saved = {f"param.{name}": value.clone() for name, value in model.state_dict().items()}
    saved |= {"input.eigvals": eigenvalues, "input.eigvecs": torch.from_numpy(vectors).to(dtype)}
    saved |= {"input.signal": signal, "input.target": target}

    def run(_):
        model.zero_grad()
        phi, prediction = model([maps_of(x) for x in inputs], eigenvalues, signal)
        loss = (prediction - target).square().sum()
        loss.backward()
        return phi, prediction, loss

    phi, prediction, loss = run(0)
    saved |= {"output.pred": prediction.detach(), "output.loss": loss.detach().view(1)}
    saved |= {f"output.phi_mult{m}": p.detach() for m, p in zip(bases, phi)}
    saved |= {f"grad.{name}": p.grad.clone() for name, p in model.named_parameters() if p.grad is not None}
    if a.out:
        save_file({name: value.contiguous() for name, value in saved.items()}, a.out)
    if a.serve:
        return serve(run)
    times = timed(run, a.warmup, a.steps)
    sizes = {m: len(b) for m, b in bases.items()}
    facts = {"nodes": a.side**2, "way": a.way, "dtype": a.dtype, "eigenspaces": sizes, "loss": loss.item()}
    facts |= {"parameters": sum(p.numel() for p in model.parameters())}
    facts |= {"decompose_s": round(decomposed - start, 3), "projectors_s": round(formed - decomposed, 3)}
    print_result(**facts, **times, keep_memory=a.keep_memory)


if __name__ == "__main__":
    main()
