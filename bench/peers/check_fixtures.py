"""Checks the peer networks against reference outputs and gradients: check_fixtures.py --fixtures DIR."""

import argparse
import json
import pathlib
import sys
import warnings

import torch
from safetensors.torch import load_file

from basisnet_dense import eigenspaces
from nets.aggregate import KINDS, STYLES, Style
from nets.basisnet import WAYS, FilterBasisNet, dense_maps, factored_maps
from nets.batch import Batch
from nets.gine import SignNetGine
from nets.zinc import ZincNet

CASES = ("gatedgcn_masked_gin", "gatedgcn_gin_k8", "pna_masked_gin", "transformer_gin_k8", "pyg_signnet_gine")


def inputs_of(tensors, pyg):
    """The batch tensors of a case, the PyG names translated."""
    t = {name[6:]: value for name, value in tensors.items() if name.startswith("input.")}
    if pyg:
        t["edge_src"], t["edge_dst"] = t["edge_index"]
        t["x"], t["edge_type"] = t["x"].squeeze(1), t["edge_attr"]
        t["num_nodes"], t["y"] = torch.bincount(t["batch"]), t["y"].unsqueeze(1)
    return t


def flipped(t, pyg):
    """The same batch with every eigenvector multiplied by its sign of the case."""
    if not pyg:
        return t | {"pos_enc": t["pos_enc"] * torch.repeat_interleave(t["sign_flip"], t["num_nodes"], 0)}
    signs = t["sign_flip"].split(t["num_nodes"].tolist())
    return t | {"eigen_vectors_flat": t["eigen_vectors_flat"] * torch.cat([s.repeat(s.numel()) for s in signs])}


def load(model, tensors, ignored):
    """Loads param.* by name; every missing or unexpected name must be an ignored one."""
    state = {name[6:]: value for name, value in tensors.items() if name.startswith("param.")}
    missing, unexpected = model.load_state_dict(state, strict=False)
    bad = [n for n in (*missing, *unexpected) if n not in ignored and not n.endswith("num_batches_tracked")]
    if bad:
        raise ValueError(f"parameters that do not match: {bad}")


def compare(name, got, want, bound):
    """Prints one line and returns whether |got - want| <= atol + rtol |want| everywhere."""
    error = (got.detach() - want).abs()
    good = bool((error <= bound["atol"] + bound["rtol"] * want.abs()).all())
    print(f"  {name:62s} {float(error.max()):9.2e} {'ok' if good else 'DIFFERS'}")
    return good


def check(path, style):
    tensors, case = load_file(path), json.loads(path.with_suffix(".json").read_text())
    pyg = case["model"] == "gine-signnet"
    config, system = case["config"], case["model"].removesuffix("-signnet")
    model = SignNetGine(config, style) if pyg else ZincNet(system, config, style)
    model = model.double().eval()
    load(model, tensors, case["ignored_params"])
    inputs = inputs_of(tensors, pyg)
    prediction, encoding = model(Batch(inputs, style, torch.float64, pyg))
    loss = (prediction - inputs["y"].view_as(prediction)).abs().mean()
    loss.backward()
    with torch.no_grad():
        other, _ = model(Batch(flipped(inputs, pyg), style, torch.float64, pyg))
    bound, parameters = case["tolerance"], dict(model.named_parameters())
    encoding_name = "output.sign_net" if pyg else "output.sign_inv_pe"
    good = [
        compare("output.loss", loss.view(1), tensors["output.loss"], bound["default"]),
        compare(encoding_name, encoding, tensors[encoding_name], bound["default"]),
        compare("output.pred", prediction, tensors["output.pred"], bound["default"]),
        compare("output.pred, signs flipped", other, tensors["output.pred"], bound["default"]),
    ]
    for name in (n for n in tensors if n.startswith("grad.")):
        good.append(compare(name, parameters[name[5:]].grad, tensors[name], bound["grad"]))
    return good


def check_basisnet(path, way):
    tensors, case = load_file(path), json.loads(path.with_suffix(".json").read_text())
    config = case["config"]
    sets = (config["rho"], config["base"])
    widths = [[c["hidden_channels"]] * (c["num_layers"] - 1) + [c["out_channels"]] for c in sets]
    hidden = config["ign"]["hidden_channels"]
    model = FilterBasisNet(config["num_nodes"], config["multiplicities"], hidden, *widths, way == "optimised")
    model = model.double().eval()
    load(model, tensors, case["ignored_params"])
    values, signal = tensors["input.eigvals"], tensors["input.signal"]
    good = []
    for name in ("input.eigvecs", "input.eigvecs_rotated"):
        bases = eigenspaces(values.numpy(), tensors[name].numpy()).values()
        maps = [dense_maps(b @ b.transpose(1, 2)) if way == "dense" else factored_maps(b) for b in bases]
        phi, prediction = model(maps, values, signal)
        outputs = {f"output.phi_mult{m}": p for m, p in zip(config["multiplicities"], phi)}
        loss = (prediction - tensors["input.target"]).square().sum()
        outputs |= {"output.pred": prediction, "output.loss": loss.view(1)}
        good += [compare(f"{n} of {name}", v, tensors[n], case["tolerance"]["default"]) for n, v in outputs.items()]
    loss.backward()
    parameters = dict(model.named_parameters())
    for name in (n for n in tensors if n.startswith("grad.")):
        good.append(compare(name, parameters[name[5:]].grad, tensors[name], case["tolerance"]["grad"]))
    return good


def main():
    warnings.filterwarnings("ignore", "Sparse CSR")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fixtures", type=pathlib.Path, required=True, help="folder with the *.safetensors and *.json")
    folder = parser.parse_args().fixtures
    others = set(KINDS) - {style.aggregation for style in STYLES.values()}
    styles = STYLES | {kind: Style(True, True, kind) for kind in sorted(others)}
    results = []
    for case in CASES:
        for name, style in styles.items():
            print(f"{case}, {name}: {style}")
            results += check(folder / f"{case}.safetensors", style)
    for way in WAYS:
        print(f"basisnet_ign, {way}")
        results += check_basisnet(folder / "basisnet_ign.safetensors", way)
    print(f"{sum(results)} of {len(results)} tensors agree")
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
