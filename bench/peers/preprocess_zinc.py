"""Time to turn the 12 000 molecules into graphs with Laplacian eigenvectors, one dense decomposition per graph.

    preprocess_zinc.py --data DIR
"""

import argparse
import multiprocessing
import pathlib
import time

import numpy as np
import torch

from report import print_result
from zinc_data import read_graphs

SPLITS = ("train_jt10k", "val_official", "test_official")


def with_numpy(molecule, k, solver):
    """Eigenvectors 1..k of I - D^-1/2 A D^-1/2 by numpy, float32, zero-padded: the way of the DGL code (solver eig)."""
    a = molecule.adjacency()
    scale = np.diag(a.sum(0).clip(1) ** -0.5)
    values, vectors = solver(np.eye(len(a)) - scale @ a @ scale)
    vectors = np.real(vectors[:, values.argsort()])
    chosen = vectors[:, 1 : k + 1].astype(np.float32)
    return [np.pad(chosen, ((0, 0), (0, k - chosen.shape[1])))]


def with_torch(molecule, k, _):
    """All eigenvalues and eigenvectors by torch.linalg.eigh in float32: the way of the PyG code."""
    a = torch.from_numpy(molecule.adjacency()).float()
    scale = a.sum(0).clamp(min=1).rsqrt()
    values, vectors = torch.linalg.eigh(torch.eye(len(a)) - scale[:, None] * a * scale)
    return [values.numpy(), vectors.reshape(-1).numpy()]


WAYS = {"dgl": (with_numpy, np.linalg.eig), "numpy-eigh": (with_numpy, np.linalg.eigh), "pyg": (with_torch, None)}


def prepare(job):
    """The arrays of one molecule: atoms, directed edges with types, eigenvectors."""
    molecule, k, way = job
    encode, solver = WAYS[way]
    source, target, kind = molecule.directed()
    return [molecule.atoms, np.stack([source, target]), kind, *encode(molecule, k, solver)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="mirror folder that contains zinc/")
    parser.add_argument("--way", choices=WAYS, default="dgl")
    parser.add_argument("--k", type=int, default=37)
    parser.add_argument("--limit", type=int, help="only the first molecules of every split")
    parser.add_argument("--threads", type=int, default=1, help="of torch; numpy follows OMP_NUM_THREADS")
    parser.add_argument("--processes", type=int, default=1)
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    start = time.perf_counter()
    molecules = []
    for split in SPLITS:
        molecules += read_graphs(pathlib.Path(a.data) / "zinc" / f"{split}.graphs.txt.gz")[: a.limit]
    read = time.perf_counter()
    jobs = [(m, a.k, a.way) for m in molecules]
    if a.processes == 1:
        prepared = [prepare(job) for job in jobs]
    else:
        with multiprocessing.Pool(a.processes) as pool:
            prepared = pool.map(prepare, jobs, chunksize=100)
    prepared = [[torch.from_numpy(array) for array in arrays] for arrays in prepared]
    end = time.perf_counter()
    seconds = {"read_s": round(read - start, 3), "prepare_s": round(end - read, 3), "total_s": round(end - start, 3)}
    print_result(way=a.way, k=a.k, graphs=len(prepared), processes=a.processes, **seconds)


if __name__ == "__main__":
    main()
