"""Small networks on a function of one variable: experts one after the other, one network of their total size, and its answers.

    pathways.py --what experts --leaves 64 --steps 100 --batch 32 --width 12
    pathways.py --what central --steps 1600 --batch 128 --width 112
    pathways.py --what predict --rows 1000 --width 112
"""

import argparse
import math

import torch
from torch import nn

from report import print_result, serve, timed

ROWS = 4000


def network(width):
    return nn.Sequential(nn.Linear(1, width), nn.PReLU(), nn.Linear(width, width), nn.PReLU(), nn.Linear(width, 1))


def target(x):
    return sum(2 ** (-k / 2) * torch.cos(2 * math.pi * 2**k * x) for k in range(7))


def fit(net, x, y, steps, batch):
    optimizer = torch.optim.Adam(net.parameters(), lr=5e-3, fused=True)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    for _ in range(steps):
        rows = torch.randint(len(x), (batch,))
        optimizer.zero_grad()
        nn.functional.mse_loss(net(x[rows]), y[rows]).backward()
        optimizer.step()
        schedule.step()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--what", choices=["experts", "central", "predict"], required=True)
    parser.add_argument("--leaves", type=int, default=64)
    parser.add_argument("--steps", type=int, default=100)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--width", type=int, default=12)
    parser.add_argument("--rows", type=int, default=1000)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--serve", action="store_true")
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(0)
    x = torch.rand(ROWS, 1)
    y = target(x)

    def experts(_):
        for leaf in range(a.leaves):
            own = (x[:, 0] * a.leaves).floor() == leaf
            fit(network(a.width), x[own] * 2 * a.leaves - 2 * leaf - 1, y[own], a.steps, a.batch)

    net = network(a.width)
    queries = torch.rand(a.rows, 1)

    def predict(_):
        with torch.inference_mode():
            net(queries)

    step = {"experts": experts, "central": lambda _: fit(network(a.width), x, y, a.steps, a.batch), "predict": predict}[a.what]
    if a.serve:
        return serve(step)
    print_result(what=a.what, **timed(step, 1, 3))


if __name__ == "__main__":
    main()
