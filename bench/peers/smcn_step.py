"""Training-step time of SMCN on ZINC complexes from a file of index tensors: forward, L1 loss, backward, Adam.

    smcn_step.py --batches complexes.safetensors --way official
"""

import argparse

import torch
from safetensors import safe_open

from nets.smcn import Smcn
from report import keep_memory, print_result, serve, timed


def read(path):
    with safe_open(path, "pt") as file:
        batches = [{} for _ in range(int(file.metadata()["count"]))]
        for name in file.keys():
            _, i, field = name.split(".")
            batches[int(i)][field] = file.get_tensor(name)
    for b in batches:
        # The pairs (x, y) with x in y, once each, for the way that sums them per node.
        b["inside"] = torch.unique(b["pair_incidence"][0])
        b["inside_node"] = b["low"][b["inside"]]
    return batches


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--batches", required=True)
    parser.add_argument("--way", choices=("official", "optimised"), default="official")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--steps", type=int, default=6)
    parser.add_argument("--serve", action="store_true", help="time as many steps as each line of the input says")
    parser.add_argument("--keep-memory", action="store_true", help="glibc's malloc returns nothing to the system")
    a = parser.parse_args()
    if a.keep_memory:
        keep_memory()
    torch.set_num_threads(a.threads)
    torch.manual_seed(0)
    batches = read(a.batches)
    once = a.way == "optimised"
    model = Smcn(once=once).train()
    adam = torch.optim.Adam(model.parameters(), 1e-3, fused=once)

    def step(i):
        b = batches[i % len(batches)]
        adam.zero_grad()
        loss = (model(b) - b["y"]).abs().mean()
        loss.backward()
        adam.step()
        return loss

    if a.serve:
        return serve(step)
    print_result(way=a.way, parameters=sum(p.numel() for p in model.parameters()), **timed(step, 1, a.steps))


if __name__ == "__main__":
    main()
