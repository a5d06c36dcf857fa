"""Timing and the JSON line that every measurement prints."""

import ctypes
import json
import os
import platform
import sys
import time

import numpy as np
import torch


def keep_memory():
    """Tells glibc to keep freed memory: activations of tens of MB are else mapped, zeroed and unmapped at every use."""
    mmap_max, trim_threshold, never = -4, -1, -1
    libc = ctypes.CDLL(None)
    if not (libc.mallopt(mmap_max, 0) and libc.mallopt(trim_threshold, never)):
        raise OSError("mallopt refused the setting")


def timed(step, warmup, count):
    """Quantiles of the time of count calls step(i) after warmup uncounted ones, in ms of wall clock and of processor.

    The processor time sums over threads; with one thread it is what the wall clock would show on an idle machine.
    """
    for i in range(warmup):
        step(i)
    wall, processor = _times(step, range(warmup, warmup + count))
    low, median, high = np.percentile(wall, [10, 50, 90])
    facts = {"median_ms": median, "p10_ms": low, "p90_ms": high, "processor_ms": float(np.median(processor))}
    return {name: round(value, 4) for name, value in facts.items()} | {"count": count}


def _times(step, numbers):
    wall, processor = [], []
    for i in numbers:
        start = time.perf_counter(), time.process_time()
        step(i)
        wall.append((time.perf_counter() - start[0]) * 1e3)
        processor.append((time.process_time() - start[1]) * 1e3)
    return wall, processor


def serve(step):
    """Says it is ready, then answers every line with a number of steps with a JSON line of their times."""
    print(json.dumps({"ready": True, "torch": torch.__version__}), flush=True)
    done = 0
    for line in sys.stdin:
        wall, processor = _times(step, range(done, done + int(line)))
        done += int(line)
        print(json.dumps({"wall_ms": wall, "processor_ms": processor}), flush=True)


def print_result(**facts):
    """One JSON object: the facts, then what they depend on."""
    environment = {
        "threads": torch.get_num_threads(),
        "load_average": round(os.getloadavg()[0], 2),
        "python": platform.python_version(),
        "torch": torch.__version__,
        "numpy": np.__version__,
    }
    print(json.dumps(facts | environment))
