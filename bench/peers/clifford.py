"""Clifford layers and the particle network: time of a forward and backward pass, or of a training step.

Ways: einsum, the product of weights, Cayley table and both inputs as published; factorised, the products of every path
first, then one matrix product per grade.

    clifford.py --what fc --n 3 --channels 32 --batch 128 --way einsum
    clifford.py --check FIXTURES/cgenn
"""

import argparse
import itertools
import json
import math
import pathlib
import sys

import torch
from torch import nn

from report import print_result, serve, timed

WAYS = ("einsum", "factorised")


class Algebra(nn.Module):
    """Blades by grade, then lexicographically; a diagonal metric."""

    def __init__(self, metric):
        super().__init__()
        self.n = n = len(metric)
        blades = [sum(1 << a for a in c) for g in range(n + 1) for c in itertools.combinations(range(n), g)]
        index = {b: i for i, b in enumerate(blades)}
        self.sizes = [math.comb(n, g) for g in range(n + 1)]
        grades = [b.bit_count() for b in blades]
        table = torch.zeros(2**n, 2**n, 2**n, dtype=torch.float64)
        entries = []
        for (i, a), (k, b) in itertools.product(enumerate(blades), repeat=2):
            sign = (-1) ** sum(((a >> s) & b).bit_count() for s in range(1, n))
            value = sign * math.prod(metric[c] for c in range(n) if a & b & (1 << c))
            j = index[a ^ b]
            table[i, j, k] = value
            if value:
                entries.append((grades[j], grades[i], grades[k], i, j, k, value))
        paths = torch.zeros(n + 1, n + 1, n + 1, dtype=torch.bool)
        for gj, gi, gk, *_ in entries:
            paths[gi, gj, gk] = True
        number = {tuple(p): at for at, p in enumerate(paths.nonzero().tolist())}
        slots = {}
        for gj, gi, gk, i, j, k, value in sorted(entries, key=lambda e: (e[0], e[4], number[e[1], e[0], e[2]])):
            slots.setdefault((gj, j, number[gi, gj, gk]), []).append((i, k, value))
        self.into = [[number[tuple(p)] for p in paths.nonzero().tolist() if p[1] == g] for g in range(n + 1)]
        flat = [(s, *e) for s, key in enumerate(slots) for e in slots[key]]
        self.slots = len(slots)
        beta = torch.tensor([(-1) ** (g * (g - 1) // 2) for g in grades], dtype=torch.float64)
        self.register_buffer("cayley", table)
        self.register_buffer("paths", paths)
        self.register_buffer("gram", beta * table[:, 0, :].diagonal())
        self.register_buffer("grade", torch.tensor(grades))
        self.register_buffer("in_grade", torch.eye(n + 1, dtype=torch.float64)[torch.tensor(grades)])
        self.register_buffer("slot", torch.tensor([f[0] for f in flat]))
        self.register_buffer("left", torch.tensor([f[1] for f in flat]))
        self.register_buffer("right", torch.tensor([f[2] for f in flat]))
        self.register_buffer("value", torch.tensor([f[3] for f in flat], dtype=torch.float64))

    def squares(self, x):
        return (x * x * self.gram) @ self.in_grade

    def norms(self, x):
        return (self.squares(x) ** 2 + 1e-16) ** 0.25

    def expand(self, weight):
        full = weight.new_zeros(*weight.shape[:-1], *self.paths.shape)
        full[..., self.paths] = weight
        return full[..., self.grade, :, :][..., self.grade, :][..., self.grade] * self.cayley

    def terms(self, x, z):
        """(B, C, slots)"""
        products = x[..., self.left] * z[..., self.right] * self.value
        return products.new_zeros(*x.shape[:-1], self.slots).index_add(-1, self.slot, products)


class MVLinear(nn.Module):
    def __init__(self, algebra, i, o, subspaces=True, bias=True):
        super().__init__()
        self.algebra = [algebra]
        shape = (o, i, algebra.n + 1) if subspaces else (o, i)
        self.weight = nn.Parameter(torch.randn(shape) / i**0.5)
        self.bias = nn.Parameter(torch.zeros(1, o, 1)) if bias else None

    def forward(self, x):
        w = self.weight
        y = torch.einsum("bmi,nmi->bni", x, w[..., self.algebra[0].grade]) if w.dim() == 3 else torch.einsum("bmi,nm->bni", x, w)
        return y if self.bias is None else y + nn.functional.pad(self.bias, (0, x.shape[-1] - 1))


class Normalization(nn.Module):
    def __init__(self, algebra, channels):
        super().__init__()
        self.algebra, self.a = [algebra], nn.Parameter(torch.zeros(channels, algebra.n + 1))

    def forward(self, x):
        d = torch.sigmoid(self.a) * (self.algebra[0].norms(x) - 1) + 1
        return x / (d[..., self.algebra[0].grade] + 1e-6)


class Product(nn.Module):
    """fully: every output channel from all input channels; otherwise channel by channel."""

    def __init__(self, algebra, i, o, way, fully):
        super().__init__()
        self.algebra, self.way, self.fully = [algebra], way, fully
        paths, n = int(algebra.paths.sum()), algebra.n
        shape, std = ((o, i, paths), (i * (n + 1)) ** -0.5) if fully else ((i, paths), (n + 1) ** -0.5)
        self.weight = nn.Parameter(torch.randn(shape) * std)
        self.normalization = Normalization(algebra, i)
        self.linear_right, self.linear_left = MVLinear(algebra, i, i, bias=False), MVLinear(algebra, i, o)

    def forward(self, x):
        z = self.normalization(self.linear_right(x))
        return (self.linear_left(x) + self.product(x, z)) / 2**0.5

    def product(self, x, z):
        algebra = self.algebra[0]
        if self.way == "einsum":
            rule = "bni,mnijk,bnk->bmj" if self.fully else "bni,nijk,bnk->bnj"
            return torch.einsum(rule, x, algebra.expand(self.weight), z)
        terms, first, out = algebra.terms(x, z), 0, []
        for size, into in zip(algebra.sizes, algebra.into):
            own = terms[..., first : first + size * len(into)].unflatten(-1, (size, len(into)))
            w = self.weight[..., into]
            out.append(torch.einsum("bnjp,mnp->bmj" if self.fully else "bnjp,np->bnj", own, w))
            first += size * len(into)
        return torch.cat(out, -1)


class SiLU(nn.Module):
    def __init__(self, algebra, channels):
        super().__init__()
        self.algebra = [algebra]
        self.a = nn.Parameter(torch.ones(1, channels, algebra.n + 1))
        self.b = nn.Parameter(torch.zeros(1, channels, algebra.n + 1))

    def forward(self, x):
        seen = torch.cat([x[..., :1], self.algebra[0].squares(x)[..., 1:]], -1)
        return x * torch.sigmoid(self.a * seen + self.b)[..., self.algebra[0].grade]


class LayerNorm(nn.Module):
    def __init__(self, algebra, channels):
        super().__init__()
        self.algebra, self.a = [algebra], nn.Parameter(torch.ones(1, channels))

    def forward(self, x):
        norm = (self.algebra[0].squares(x).sum(-1, keepdim=True) ** 2 + 1e-16) ** 0.25
        return self.a.unsqueeze(-1) * x / (norm.mean(1, keepdim=True) + 1e-6)


class Mlp(nn.Module):
    def __init__(self, algebra, i, h, way):
        super().__init__()
        self.layers = nn.ModuleList(
            nn.Sequential(MVLinear(algebra, c, h), SiLU(algebra, h), Product(algebra, h, h, way, False), LayerNorm(algebra, h))
            for c in (i, h)
        )

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


class Messages(nn.Module):
    def __init__(self, algebra, h, way):
        super().__init__()
        self.edge_model, self.node_model = Mlp(algebra, h + 1, h, way), Mlp(algebra, 2 * h, h, way)

    def forward(self, h, edge, rows, cols):
        m = self.edge_model(torch.cat([h[rows] - h[cols], edge], 1))
        count = torch.bincount(rows, minlength=len(h)).clamp(min=1).view(-1, 1, 1)
        mean = torch.zeros_like(h).index_add(0, rows, m) / count
        return h + self.node_model(torch.cat([h, mean], 1))


class Particles(nn.Module):
    def __init__(self, algebra, h, layers, way):
        super().__init__()
        self.algebra = [algebra]
        self.embedding = MVLinear(algebra, 3, h, subspaces=False)
        self.layers = nn.ModuleList(Messages(algebra, h, way) for _ in range(layers))
        self.projection = nn.ModuleList([MVLinear(algebra, h, 1)])

    def forward(self, loc, vel, charge, edge, rows, cols):
        n = self.algebra[0].n
        vector = lambda v: nn.functional.pad(v.reshape(-1, 1, n), (1, 2**n - n - 1))
        scalar = lambda s: nn.functional.pad(s.reshape(-1, 1, 1), (0, 2**n - 1))
        h = self.embedding(torch.cat([scalar(charge), vector(loc - loc.mean(1, keepdim=True)), vector(vel)], 1))
        for layer in self.layers:
            h = layer(h, scalar(edge), rows, cols)
        return loc.reshape(-1, n) + self.projection[0](h)[:, 0, 1 : n + 1]


def complete(graphs, nodes):
    pairs = torch.tensor([(i, j) for i in range(nodes) for j in range(nodes) if i != j]).T
    return (pairs.unsqueeze(1) + nodes * torch.arange(graphs).view(1, -1, 1)).flatten(1)


def layer_step(a):
    algebra = Algebra([1.0] * a.n).float()
    layer = Product(algebra, a.channels, a.channels, a.way, a.what == "fc")
    x = torch.randn(a.batch, a.channels, 2**a.n, requires_grad=True)
    cotangent = torch.randn(a.batch, a.channels, 2**a.n)

    def run(_):
        layer.zero_grad()
        x.grad = None
        (layer(x) * cotangent).sum().backward()

    return run


def training_step(a):
    algebra = Algebra([1.0, 1.0, 1.0]).float()
    model = Particles(algebra, a.channels, a.layers, a.way)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, fused=True)
    loc, vel, end = torch.randn(3, a.batch, 5, 3)
    charge = torch.randn(a.batch, 5, 1).sign()
    rows, cols = complete(a.batch, 5)
    edge = charge.flatten()[rows] * charge.flatten()[cols]

    def run(_):
        optimizer.zero_grad()
        nn.functional.mse_loss(model(loc, vel, charge, edge, rows, cols), end.reshape(-1, 3)).backward()
        optimizer.step()

    return run


def check(folder):
    """Both ways against the reference outputs, to 1e-9."""
    from safetensors.torch import load_file

    good = []

    def compare(name, model, prefix, t, *inputs):
        state = {k[len(prefix) :]: v for k, v in t.items() if k.startswith(prefix)}
        missing = model.double().load_state_dict(state, strict=False).missing_keys
        with torch.no_grad():
            error = float((model(*inputs) - t[name]).abs().max() / t[name].abs().max())
        print(f"  {name:24s} {error:9.2e} {'ok' if error < 1e-9 and not missing else 'DIFFERS'}")
        good.append(error < 1e-9 and not missing)

    for way in WAYS:
        print(way)
        for case in ("layers_cl3", "layers_cl1_3"):
            t = load_file(folder / f"{case}.safetensors")
            algebra, x = Algebra(t["input.metric"].tolist()), t["input.x"]
            i, o = t["param.fcgp.weight"].shape[1::-1]
            compare("output.gp", Product(algebra, i, i, way, False), "param.gp.", t, x)
            compare("output.fcgp", Product(algebra, i, o, way, True), "param.fcgp.", t, x)
        t = load_file(folder / "models_small.safetensors")
        config = json.loads((folder / "models_small.json").read_text())["config"]["modules"]
        config = next(m["config"] for m in config if m["prefix"] == "nbody")
        algebra = Algebra(config["metric"])
        model = Particles(algebra, config["hidden_features"], config["n_layers"], way)
        graphs, nodes, _ = t["input.nbody_loc"].shape
        edges = (t["input.nbody_edges"].unsqueeze(1) + nodes * torch.arange(graphs).view(1, -1, 1)).flatten(1)
        inputs = (t[f"input.nbody_{k}"] for k in ("loc", "vel", "charges", "edge_attr"))
        compare("output.nbody_pred", model, "param.nbody.", t, *inputs, *edges)
    print(f"{sum(good)} of {len(good)} outputs agree")
    return all(good)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", type=pathlib.Path, help="folder with the reference cases")
    parser.add_argument("--what", choices=("gp", "fc", "nbody"), default="fc")
    parser.add_argument("--n", type=int, default=3)
    parser.add_argument("--channels", type=int, default=32)
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--way", choices=WAYS, default="einsum")
    parser.add_argument("--steps", type=int, default=5)
    parser.add_argument("--warmup", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--serve", action="store_true", help="time as many steps as each line of the input says")
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(0)
    if a.check:
        sys.exit(0 if check(a.check) else 1)
    run = training_step(a) if a.what == "nbody" else layer_step(a)
    if a.serve:
        return serve(run)
    print_result(what=a.what, n=a.n, channels=a.channels, batch=a.batch, way=a.way, **timed(run, a.warmup, a.steps))


if __name__ == "__main__":
    main()
