"""Time of operations too small to compute anything: what a call from Python costs.

    op_overhead.py --threads 1
"""

import argparse
import timeit

import numpy as np
import torch

from report import print_result, serve


RECORDED = ("add_recorded", "add_backward")


def cases():
    a, b = torch.rand(1), torch.rand(1)
    m = torch.rand(4, 4)
    p = torch.rand(1, requires_grad=True)
    return {
        "add": lambda: torch.add(a, b),
        "add_operator": lambda: a + b,
        "add_method": lambda: a.add(b),
        "add_in_place": lambda: a.add_(b),
        "relu": lambda: torch.relu(a),
        "view": lambda: m.view(16),
        "matmul_4x4": lambda: torch.mm(m, m),
        "add_recorded": lambda: torch.add(p, b),
        "add_backward": lambda: torch.add(p, b).backward(),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--calls", type=int, default=20000, help="calls per repetition")
    parser.add_argument("--repeats", type=int, default=9)
    parser.add_argument("--case", help="only this operation")
    parser.add_argument("--serve", action="store_true", help="time --calls calls per step, as many as the input says")
    a = parser.parse_args()
    torch.set_num_threads(a.threads)
    if a.serve:
        with torch.set_grad_enabled(a.case in RECORDED):
            timer = timeit.Timer(cases()[a.case])
            return serve(lambda _: timer.timeit(a.calls))
    empty = min(timeit.repeat(lambda: None, number=a.calls, repeat=a.repeats))
    for name, call in cases().items():
        if a.case not in (None, name):
            continue
        with torch.set_grad_enabled(name in RECORDED):
            timeit.timeit(call, number=a.calls // 10)
            times = (np.array(timeit.repeat(call, number=a.calls, repeat=a.repeats)) - empty) / a.calls * 1e6
        print_result(op=name, median_us=round(float(np.median(times)), 4), min_us=round(float(times.min()), 4))


if __name__ == "__main__":
    main()
