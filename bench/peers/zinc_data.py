"""ZINC molecules, their Laplacian eigenvectors and fixed batches in one file that both sides train on.

    zinc_data.py --data DIR --batch 64 --k 8 --count 20 --out FILE
"""

import argparse
import gzip
import pathlib
from dataclasses import dataclass

import numpy as np
import torch
from safetensors import safe_open
from safetensors.torch import save_file


@dataclass(frozen=True)
class Molecule:
    """Atom types (n,), undirected bonds (m, 3) as u, v, type, and the target."""

    atoms: np.ndarray
    bonds: np.ndarray
    y: float

    def adjacency(self):
        a = np.zeros((len(self.atoms), len(self.atoms)))
        u, v = self.bonds[:, 0], self.bonds[:, 1]
        a[u, v] = a[v, u] = 1
        return a

    def directed(self):
        """(source, target, type) of both directions of every bond, sorted by source, then target."""
        u, v, kind = self.bonds.T
        source, target, kind = np.r_[u, v], np.r_[v, u], np.r_[kind, kind]
        order = np.lexsort((target, source))
        return source[order], target[order], kind[order]


def read_graphs(path):
    """The molecules of a *.graphs.txt.gz file: per graph "n m y", n atom types, m lines "u v type"."""
    molecules = []
    with gzip.open(path, "rt") as file:
        for _ in range(int(file.readline())):
            n, m, y = file.readline().split()
            atoms = np.array(file.readline().split(), dtype=np.int64)
            bonds = [file.readline().split() for _ in range(int(m))]
            if len(atoms) != int(n):
                raise ValueError(f"{path}: a graph of {n} nodes has {len(atoms)} atom types")
            molecules.append(Molecule(atoms, np.array(bonds, dtype=np.int64).reshape(-1, 3), float(y)))
    return molecules


def spectrum(molecule):
    """Ascending eigenvalues and eigenvectors of the symmetric normalised Laplacian, float64."""
    a = molecule.adjacency()
    scale = a.sum(0).clip(1) ** -0.5
    return np.linalg.eigh(np.eye(len(a)) - scale[:, None] * a * scale)


def make_batch(molecules, k):
    """Tensors of one batch; pos_enc holds eigenvectors 1..k, with zero columns where n - 1 < k."""
    parts = {name: [] for name in ("edge_src", "edge_dst", "edge_type", "pos_enc", "eigen_vectors_flat")}
    offset = 0
    for molecule in molecules:
        source, target, kind = molecule.directed()
        vectors = spectrum(molecule)[1]
        n = len(molecule.atoms)
        chosen = vectors[:, 1 : k + 1]
        parts["edge_src"].append(source + offset)
        parts["edge_dst"].append(target + offset)
        parts["edge_type"].append(kind)
        parts["pos_enc"].append(np.pad(chosen, ((0, 0), (0, k - chosen.shape[1]))))
        parts["eigen_vectors_flat"].append(vectors.reshape(-1))
        offset += n
    arrays = {name: np.concatenate(list_) for name, list_ in parts.items()}
    arrays["x"] = np.concatenate([m.atoms for m in molecules])
    arrays["num_nodes"] = np.array([len(m.atoms) for m in molecules])
    arrays["y"] = np.array([[m.y] for m in molecules])
    tensors = {name: torch.from_numpy(value).contiguous() for name, value in arrays.items()}
    return {name: t.float() if t.is_floating_point() else t for name, t in tensors.items()}


def write_batches(folder, size, k, count, out):
    """Batch i = molecules [i * size, (i + 1) * size) of the training file, as tensors batch.<i>.<name>."""
    molecules = read_graphs(pathlib.Path(folder) / "zinc" / "train_jt10k.graphs.txt.gz")
    if count * size > len(molecules):
        raise ValueError(f"{count} batches of {size} need {count * size} molecules; the file has {len(molecules)}")
    tensors = {}
    for i in range(count):
        for name, value in make_batch(molecules[i * size : (i + 1) * size], k).items():
            tensors[f"batch.{i}.{name}"] = value
    save_file(tensors, out, {"batch": str(size), "k": str(k), "count": str(count)})


def read_batches(path, size, k):
    """The batches of a file, which must have been written for this size and k."""
    with safe_open(path, "pt") as file:
        facts = file.metadata()
        if (int(facts["batch"]), int(facts["k"])) != (size, k):
            raise ValueError(f"{path} has batch {facts['batch']} and k {facts['k']}, not {size} and {k}")
        batches = [{} for _ in range(int(facts["count"]))]
        for name in file.keys():
            _, i, field = name.split(".")
            batches[int(i)][field] = file.get_tensor(name)
    return batches


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="mirror folder that contains zinc/train_jt10k.graphs.txt.gz")
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--k", type=int, default=8)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--out", required=True)
    a = parser.parse_args()
    write_batches(a.data, a.batch, a.k, a.count, a.out)


if __name__ == "__main__":
    main()
