"""Singular values of all updates of all adapters in a folder, by thin QR in float64.

    lol_features.py --folder adapters --threads 1
"""

import argparse
import json
from pathlib import Path

import torch
from safetensors.torch import load_file

from report import print_result, serve, timed


def features(folder):
    """Rank, scale and singular values of every module of one PEFT folder."""
    config = json.loads((folder / "adapter_config.json").read_text())
    tensors = load_file(folder / "adapter_model.safetensors")
    out = {}
    for name, down in tensors.items():
        if name.endswith(".lora_A.weight"):
            up = tensors[name.replace(".lora_A.", ".lora_B.")]
            scale = config["lora_alpha"] / config["r"]
            _, left = torch.linalg.qr(scale * up.double())
            _, right = torch.linalg.qr(down.double().T)
            out[name] = down.shape[0], scale, torch.linalg.svdvals(left @ right.T).tolist()
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--steps", type=int, default=3)
    parser.add_argument("--serve", action="store_true", help="time as many passes as each line of the input says")
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    adapters = sorted(p for p in a.folder.iterdir() if (p / "adapter_config.json").is_file())

    def run(_):
        return [features(p) for p in adapters]

    if a.serve:
        return serve(run)
    print_result(adapters=len(adapters), **timed(run, 1, a.steps))


if __name__ == "__main__":
    main()
