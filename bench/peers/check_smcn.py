"""Checks the SMCN that is timed against the official case smcn_zinc: predictions in evaluation and in training mode.

    check_smcn.py --fixtures DIR
"""

import argparse
import json
import pathlib
import sys

import torch
from safetensors.torch import load_file

from nets.smcn import Smcn

INDEX = {
    "incidence_0_1": "edge_index_incidence_0_1",
    "incidence_0_2": "edge_index_incidence_0_2",
    "incidence_1_2": "edge_index_incidence_1_2",
    "adjacency_0_1": "edge_index_adjacency_0_1",
    "adjacency_0_1_bridge": "bridge_index_adjacency_0_1",
    "adjacency_1_2": "edge_index_adjacency_1_2",
    "adjacency_1_2_bridge": "bridge_index_adjacency_1_2",
    "low": "low_cell_indices_subcomplex_0_1",
    "high": "high_cell_indices_subcomplex_0_1",
    "low_adjacency": "edge_index_low_adjacency_subcomplex_0_1",
    "low_adjacency_bridge": "bridge_index_low_adjacency_subcomplex_0_1",
    "pair_incidence": "edge_index_incidence_subcomplex_0_1",
    "batch_0": "x_0_batch",
    "batch_1": "x_1_batch",
    "batch_2": "x_2_batch",
}


def official_names(layers):
    """Our prefix for every official one."""
    names = {
        "layers.0.x_0.atom_encoder.atom_embedding_list.0": "atoms",
        "layers.0.x_1.bond_encoder.bond_embedding_list.0": "bonds",
        "layers.1.x_2.two_cell_encoder.conv": "rings",
        "layers.3.x_0_1.layers.2.embed": "mark",
        "layers.3.x_0_1.head": "start",
        "head": "head",
    }
    for place, part in ((2, "before"), (layers + 5, "after")):
        names[f"layers.{place}.x_0.layers.0.conv"] = f"{part}.node"
        names[f"layers.{place}.x_0.head"] = f"{part}.node_head"
        names[f"layers.{place}.x_1.layers.0.conv"] = f"{part}.edge_in"
        names[f"layers.{place}.x_1.layers.1.conv"] = f"{part}.edge"
        names[f"layers.{place}.x_1.head"] = f"{part}.edge_head"
        names[f"layers.{place}.x_2.layers.0.conv"] = f"{part}.ring"
        names[f"layers.{place}.x_2.head"] = f"{part}.ring_head"
    for i in range(layers):
        names[f"layers.{4 + i}.x_0_1.layers.0.conv"] = f"incidence.{i}.conv"
        names[f"layers.{4 + i}.x_0_1.layers.1.conv"] = f"low.{i}"
        names[f"layers.{4 + i}.x_0_1.layers.2.embed"] = f"marks.{i}"
    return names


# The official head has dropout between its two halves, which is a step of its own.
HEAD = {"head.4": "head.3", "head.5": "head.4", "head.7": "head.6"}


def state(tensors, layers):
    out = {}
    names = official_names(layers)
    for name, value in tensors.items():
        if not name.startswith("param."):
            continue
        name = name.removeprefix("param.")
        for official, own in names.items():
            if name.startswith(official + "."):
                mapped = own + name.removeprefix(official)
                for old, new in HEAD.items():
                    if mapped.startswith(old + "."):
                        mapped = new + mapped.removeprefix(old)
                        break
                out[mapped] = value
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fixtures", required=True, type=pathlib.Path, help="folder with smcn_zinc.safetensors")
    a = parser.parse_args()
    tensors = load_file(a.fixtures / "smcn_zinc.safetensors")
    builder = json.loads((a.fixtures / "smcn_zinc.json").read_text())["config"]["builder"]
    batch = {own: tensors[f"output.pre.{official}"] for own, official in INDEX.items()}
    batch["mark"] = tensors["output.pre.x_node_marking_subcomplex_0_1"][:, 0]
    count = int(batch["batch_0"].max()) + 1
    for rank in (0, 1):
        batch[f"x_{rank}"] = torch.cat([tensors[f"input.c{i}.x_{rank}"][:, 0] for i in range(count)])
    batch["y"] = tensors["output.eval"]
    batch["inside"] = torch.unique(batch["pair_incidence"][0])
    batch["inside_node"] = batch["low"][batch["inside"]]
    layers = builder["number_subgraph_layers"]
    worst = 0.0
    for once in (False, True):
        for mode in ("eval", "train"):
            model = Smcn(builder["cin_embedding_dim"], builder["subcomplex_embedding_dim"], layers, once).double()
            missing = model.load_state_dict(state(tensors, layers), strict=False)
            if [n for n in missing.missing_keys if "num_batches" not in n] or missing.unexpected_keys:
                raise ValueError(f"the official state does not fit: {missing}")
            want = tensors[f"output.{mode}"]
            with torch.no_grad():
                error = float(((model.train(mode == "train")(batch) - want).abs() / (want.abs() + 1e-1)).max())
            print(f"smcn_zinc, {'optimised' if once else 'official'}, {mode}: {error:.1e}")
            worst = max(worst, error)
    sys.exit(worst > 1e-9)


if __name__ == "__main__":
    main()
