"""Rank over GF(2) of a random matrix by elimination on rows packed into 64-bit words with numpy.

    gf2_rank.py --rows 2000 --columns 4000
"""

import argparse

import numpy as np

from report import print_result, serve, timed


def rank(packed, columns):
    m = packed.copy()
    done = 0
    for column in range(columns):
        word, bit = column // 64, np.uint64(1) << np.uint64(column % 64)
        rows = done + np.flatnonzero(m[done:, word] & bit)
        if len(rows):
            pivot = rows[0]
            m[[done, pivot]] = m[[pivot, done]]
            rows = done + 1 + np.flatnonzero(m[done + 1 :, word] & bit)
            m[rows, word:] ^= m[done, word:]
            done += 1
            if done == len(m):
                break
    return done


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=2000)
    parser.add_argument("--columns", type=int, default=4000)
    parser.add_argument("--serve", action="store_true", help="time as many runs as each line of the input says")
    a = parser.parse_args()
    words = np.random.default_rng(0).integers(0, 2**63, (a.rows, -(-a.columns // 64)), dtype=np.uint64)

    def run(_):
        return rank(words, a.columns)

    if a.serve:
        return serve(run)
    print_result(rank=run(0), **timed(run, 1, 3))


if __name__ == "__main__":
    main()
