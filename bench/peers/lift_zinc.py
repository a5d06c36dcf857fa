"""Time to lift ZINC molecules to complexes in plain Python the official way: simple cycles by a depth-first search from
every atom, each set of atoms one ring, then incidences and adjacencies by set containment and distances by search.

    lift_zinc.py --data DIR --limit 400
"""

import argparse
import multiprocessing
import pathlib
import time

from report import print_result
from zinc_data import read_graphs

SHORTEST, LONGEST = 3, 18


def cycles(neighbours):
    """The node sets of all simple cycles of allowed length."""
    found = {}
    for start in range(len(neighbours)):
        stack = [(start, (start,))]
        while stack:
            last, path = stack.pop()
            for following in neighbours[last]:
                if following == start and SHORTEST <= len(path):
                    found.setdefault(frozenset(path), path)
                elif following not in path and len(path) < LONGEST:
                    stack.append((following, path + (following,)))
    return list(found)


def incidence(low, high):
    return [(i, j) for j, y in enumerate(high) for i, x in enumerate(low) if x <= y]


def adjacency(pairs):
    inside = {}
    for low, high in pairs:
        inside.setdefault(high, []).append(low)
    return [(a, b, high) for high, cells in inside.items() for a in cells for b in cells if a != b]


def distances(neighbours, cells):
    rows = []
    for cell in cells:
        reached = dict.fromkeys(cell, 0)
        queue = list(cell)
        for node in queue:
            for following in neighbours[node]:
                if following not in reached:
                    reached[following] = reached[node] + 1
                    queue.append(following)
        rows.append([reached.get(node, 1001) for node in range(len(neighbours))])
    return rows


def lift(molecule):
    n = len(molecule.atoms)
    neighbours = [[] for _ in range(n)]
    for u, v, _ in molecule.bonds.tolist():
        neighbours[u].append(v)
        neighbours[v].append(u)
    nodes = [frozenset([i]) for i in range(n)]
    edges = [frozenset(bond[:2]) for bond in molecule.bonds.tolist()]
    rings = cycles(neighbours)
    in_edges, in_rings, edges_in_rings = incidence(nodes, edges), incidence(nodes, rings), incidence(edges, rings)
    return [rings, in_edges, in_rings, edges_in_rings, adjacency(in_edges), adjacency(edges_in_rings), distances(neighbours, edges)]


def sizes(molecule):
    return [len(part) for part in lift(molecule)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="mirror folder that contains zinc/")
    parser.add_argument("--limit", type=int, help="only the first molecules")
    parser.add_argument("--processes", type=int, default=1)
    a = parser.parse_args()
    molecules = read_graphs(pathlib.Path(a.data) / "zinc" / "train_jt10k.graphs.txt.gz")[: a.limit]
    with multiprocessing.Pool(a.processes) as pool:
        start = time.perf_counter()
        found = pool.map(sizes, molecules, chunksize=10)
        end = time.perf_counter()
    rings = sum(s[0] for s in found)
    print_result(molecules=len(found), rings=rings, processes=a.processes, lift_s=round(end - start, 3))


if __name__ == "__main__":
    main()
