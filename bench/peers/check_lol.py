"""Compares the GL-net of these peers with the reference outputs and gradients, in both ways.

    check_lol.py --fixtures $FIXTURES/lol
"""

import argparse
import json
import sys
from pathlib import Path

import torch
from safetensors.torch import load_file

from nets.glnet import GlNet

CASES = ["glnet_diffusion_2layer"]


def worst(folder, case, way):
    """Largest relative error over outputs and gradients of one case."""
    config = json.loads((folder / f"{case}.json").read_text())["config"]
    tensors = load_file(folder / f"{case}.safetensors")
    net = GlNet(config["ns"], config["ms"], config["hidden_dim_equiv"], config["n_layers"], config["hidden_dim_inv"], config["out_dim"], way)
    net = net.double()
    net.load_state_dict({k[6:]: t for k, t in tensors.items() if k.startswith("param.")})
    count = len(config["ns"])
    y = net([tensors[f"input.u.{i}"] for i in range(count)], [tensors[f"input.v.{i}"] for i in range(count)])
    (y - tensors["input.target"]).square().mean().backward()
    pairs = [(y.detach(), tensors["output.y"])]
    pairs += [(p.grad, tensors[f"grad.{name}"]) for name, p in net.named_parameters()]
    return max(((a - b).abs().max() / b.abs().max()).item() for a, b in pairs)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fixtures", type=Path, required=True)
    folder = parser.parse_args().fixtures
    errors = {(case, way): worst(folder, case, way) for case in CASES for way in ("official", "stacked")}
    for (case, way), error in errors.items():
        print(f"{case} {way}: {error:.1e}")
    return 0 if max(errors.values()) < 1e-9 else 1


if __name__ == "__main__":
    sys.exit(main())
