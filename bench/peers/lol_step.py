"""Training step of GL-net on random adapters of a language model: forward, squared error, backward, AdamW.

    lol_step.py --layers 1 --way official --threads 1
"""

import argparse

import torch

from nets.glnet import GlNet
from report import keep_memory, print_result, serve, timed

WIDTH, NARROW, DEPTH, BATCH, RANK, HIDDEN, HEAD, OUT = 1536, 256, 28, 32, 4, 16, 256, 2


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--layers", type=int, default=1)
    parser.add_argument("--way", choices=("official", "stacked"), default="official")
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--warmup", type=int, default=3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--serve", action="store_true", help="time as many steps as each line of the input says")
    parser.add_argument("--keep-memory", action="store_true", help="glibc's malloc returns nothing to the system")
    a = parser.parse_args()
    if a.keep_memory:
        keep_memory()
    torch.set_num_threads(a.threads)
    torch.manual_seed(0)
    ns = [WIDTH, NARROW] * DEPTH
    ms = [WIDTH] * (2 * DEPTH)
    us = [torch.randn(BATCH, n, RANK) for n in ns]
    vs = [torch.randn(BATCH, m, RANK) for m in ms]
    target = torch.randn(BATCH, OUT)
    model = GlNet(ns, ms, HIDDEN, a.layers, HEAD, OUT, a.way)
    rule = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=1e-2, fused=a.way == "stacked")

    def run(_):
        rule.zero_grad()
        loss = torch.nn.functional.mse_loss(model(us, vs), target)
        loss.backward()
        rule.step()
        return loss.item()

    if a.serve:
        return serve(run)
    first = run(0)
    times = timed(run, a.warmup, a.steps)
    parameters = sum(p.numel() for p in model.parameters())
    print_result(layers=a.layers, way=a.way, parameters=parameters, first_loss=first, **times)


if __name__ == "__main__":
    main()
