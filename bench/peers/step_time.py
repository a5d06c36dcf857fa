"""Training-step time of a SignNet model on fixed ZINC batches: forward, L1 loss, backward, Adam.

    step_time.py --preset small --batches small.safetensors --data DIR
"""

import argparse
import dataclasses
import pathlib
import statistics
import time

import torch
from safetensors.torch import save_file

from nets.aggregate import KINDS, STYLES
from nets.batch import Batch
from nets.gine import SignNetGine
from nets.zinc import ZincNet
from report import keep_memory, print_result, serve, timed
from zinc_data import read_batches, write_batches

DEFAULTS = {"hidden": 32, "layers": 4, "batch": 64, "k": 8, "phi_out": None, "sign_layers": 3}
DEFAULTS |= {"sign_net": "masked_gin", "embedding_rows": 500}
FULL = {"batch": 128, "sign_layers": 8}
ALL_VECTORS = FULL | {"k": 37, "layers": 16}
PRESETS = {
    "small": {"system": "gatedgcn"},
    "full": ALL_VECTORS | {"system": "gatedgcn", "hidden": 67},
    "full-k8": ALL_VECTORS | {"system": "gatedgcn", "hidden": 68, "k": 8, "phi_out": 4, "sign_net": "gin"},
    "pna": ALL_VECTORS | {"system": "pna", "hidden": 70},
    "transformer": ALL_VECTORS | {"system": "transformer", "hidden": 56, "layers": 10, "phi_out": 16},
    "gine": FULL | {"system": "gine", "hidden": 128, "layers": 6, "sign_layers": 4},
    "gine-500k": FULL | {"system": "gine", "hidden": 95, "layers": 16, "sign_layers": 4, "embedding_rows": 28},
}


def build(a, style):
    """The model of the options, with the official configuration names."""
    if a.system == "gine":
        config = {"n_hid": a.hidden, "n_out": 1, "nl_signnet": a.sign_layers, "nl_rho": 1, "nl_gnn": a.layers}
        config |= {"n_head": 4, "max_num_values": a.embedding_rows, "attention_dropout": a.attention_dropout}
        return SignNetGine(config, style)
    config = {"num_atom_type": 28, "num_bond_type": 4, "hidden_dim": a.hidden, "L": a.layers, "pos_enc_dim": a.k}
    config |= {"sign_inv_net": a.sign_net, "sign_inv_layers": a.sign_layers, "phi_out_dim": a.phi_out or a.hidden}
    config |= {"pe_aggregate": "concat", "readout": "mean" if a.system == "gatedgcn" else "sum", "n_heads": 8}
    if a.system == "pna":
        config |= {"edge_dim": 40, "towers": 5, "avg_d": {"log": a.mean_log_degree}}
    return ZincNet(a.system, config, style)


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--preset", choices=PRESETS, default="small", help="defaults for the options of the model")
    parser.add_argument("--system", choices=("gatedgcn", "gine", "pna", "transformer"))
    for name in ("hidden", "layers", "batch", "k", "phi-out", "sign-layers", "embedding-rows"):
        parser.add_argument(f"--{name}", type=int)
    parser.add_argument("--sign-net", choices=("masked_gin", "gin"))
    parser.add_argument("--mean-log-degree", type=float, default=1.1, help="delta of PNA's scalers")
    parser.add_argument("--attention-dropout", type=float, default=0.0, help="of gine's set transformer; official 0.1")
    parser.add_argument("--flavour", choices=STYLES, default="official")
    parser.add_argument("--optimised", action="store_const", dest="flavour", const="optimised")
    parser.add_argument("--aggregation", choices=KINDS, help="instead of the flavour's")
    parser.add_argument("--compile", action="store_true", help="torch.compile; needs a C++ compiler")
    parser.add_argument("--data", help="mirror folder, to write the batch file")
    parser.add_argument("--batches", type=pathlib.Path, required=True, help="batch file; written when absent")
    parser.add_argument("--count", type=int, default=20, help="number of batches to write")
    parser.add_argument("--steps", type=int, default=50)
    parser.add_argument("--warmup", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--serve", action="store_true", help="time as many steps as each line of the input says")
    parser.add_argument("--keep-memory", action="store_true", help="glibc's malloc returns nothing to the system")
    parser.add_argument("--dtype", choices=("float32", "float64"), default="float32")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--stir", type=float, default=0.0, help="standard deviation of noise added to the parameters")
    parser.add_argument("--trace", help="safetensors file for the initial parameters and the loss of every step")
    a = parser.parse_args()
    for name, value in (DEFAULTS | PRESETS[a.preset]).items():
        if getattr(a, name) is None:
            setattr(a, name, value)
    return a


def main():
    a = options()
    if a.keep_memory:
        keep_memory()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    dtype, style = getattr(torch, a.dtype), STYLES[a.flavour]
    if a.aggregation:
        style = dataclasses.replace(style, aggregation=a.aggregation)
    if not a.batches.exists():
        write_batches(a.data, a.batch, a.k, a.count, a.batches)
    model = build(a, style).to(dtype).train()
    if a.stir:
        with torch.no_grad():
            for p in model.parameters():
                p.add_(a.stir * torch.randn_like(p))
    initial = {f"param.{name}": value.clone() for name, value in model.state_dict().items()}
    batches, prepare = [], []
    for tensors in read_batches(a.batches, a.batch, a.k):
        start = time.perf_counter()
        batches.append(Batch(tensors, style, dtype, a.system == "gine"))
        prepare.append((time.perf_counter() - start) * 1e3)
    optimiser = torch.optim.Adam(model.parameters(), lr=1e-3, fused=a.flavour != "official")
    forward = torch.compile(model, dynamic=True) if a.compile else model
    losses = []

    def step(i):
        batch = batches[i % len(batches)]
        optimiser.zero_grad()
        loss = torch.nn.functional.l1_loss(forward(batch)[0], batch.y)
        loss.backward()
        optimiser.step()
        losses.append(loss.item())

    if a.serve:
        return serve(step)
    times = timed(step, a.warmup, a.steps)
    if a.trace:
        save_file(initial | {"losses": torch.tensor(losses, dtype=torch.float64)}, a.trace)
    count = sum(p.numel() for p in model.parameters())
    names = (*DEFAULTS, "preset", "system", "flavour", "dtype", "compile", "keep_memory")
    asked = {name: getattr(a, name) for name in names}
    facts = {"parameters": count, "aggregation": style.aggregation, "loss_first": losses[0], "loss_last": losses[-1]}
    print_result(**asked, **facts, **times, prepare_ms=round(statistics.median(prepare), 3))


if __name__ == "__main__":
    main()
