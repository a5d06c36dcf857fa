"""Training-step time of CARE: views, four embeddings, InfoNCE and equivariance, backward, Adam.

    care_step.py --net chains --flavour published
    care_step.py --net resnet --flavour channels-last --batch 16

Chains (batch, 32, 3) are turned at every step, one rotation per chain and one per chunk; images are fixed tensors. Flavours:
published, the losses as in the published code, a forward pass per view; channels-last, the same with that layout and a fused Adam;
matched (chains), one forward pass for all views, the mean before the last map of phi, lean losses and a fused Adam.
"""

import argparse

import torch

from nets.care import ImageEncoder, PointEncoder, equivariance, equivariance_lean, info_nce, info_nce_lean
from report import print_result, serve, timed

TEMPERATURE = 0.5
CHUNKS = 8


def rotations(count):
    """Uniform rotations by unit quaternions, (count, 3, 3)."""
    w, x, y, z = torch.nn.functional.normalize(torch.randn(count, 4), dim=-1).unbind(-1)
    rows = (1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y))
    rows += (2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x))
    rows += (2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y))
    return torch.stack(rows, -1).view(count, 3, 3)


def chain_views(chains, batch):
    """Two views with a rotation per chain, two with one per chunk."""
    x = chains[torch.randint(len(chains), (batch,))]
    n = x.shape[1]
    views = [x @ rotations(batch) for _ in range(2)]
    flat = x.view(CHUNKS, -1, 3)
    return views + [(flat @ rotations(CHUNKS)).view(batch, n, 3) for _ in range(2)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--net", choices=("chains", "resnet"), required=True)
    parser.add_argument("--flavour", choices=("published", "channels-last", "matched"), default="published")
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--width", type=int, default=64)
    parser.add_argument("--weight", type=float, default=1.0)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--serve", action="store_true", help="time as many steps as each line of the input says")
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(0)
    lean = a.flavour == "matched"
    if a.net == "chains":
        model = PointEncoder(mean_first=lean)
        chains = torch.randn(3000, 32, 3)
        draw = lambda: chain_views(chains, a.batch)  # noqa: E731
    else:
        model = ImageEncoder(a.width)
        images = [torch.randn(a.batch, 3, 32, 32) for _ in range(4)]
        if a.flavour == "channels-last":
            model = model.to(memory_format=torch.channels_last)
            images = [x.to(memory_format=torch.channels_last) for x in images]
        draw = lambda: images  # noqa: E731
    model.train()
    adam = torch.optim.Adam(model.parameters(), lr=1e-3, fused=a.flavour != "published")

    def step(_):
        views = draw()
        if lean:
            z = model(torch.cat(views)).chunk(4)
            loss = info_nce_lean(z[0], z[1], TEMPERATURE) + a.weight * equivariance_lean(z[2], z[3], CHUNKS)
        else:
            z = [model(v) for v in views]
            loss = info_nce(z[0], z[1], TEMPERATURE) + a.weight * equivariance(z[2], z[3], CHUNKS)
        adam.zero_grad()
        loss.backward()
        adam.step()

    if a.serve:
        return serve(step)
    parameters = sum(p.numel() for p in model.parameters())
    print_result(net=a.net, flavour=a.flavour, parameters=parameters, **timed(step, 3, a.steps))


if __name__ == "__main__":
    main()
