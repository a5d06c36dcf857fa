"""Timing and the JSON line that every measurement prints."""

import json
import os
import platform
import time

import numpy as np
import torch


def milliseconds(step, warmup, count):
    """Wall-clock milliseconds of count calls step(i), after warmup calls that are not counted."""
    for i in range(warmup):
        step(i)
    times = []
    for i in range(warmup, warmup + count):
        start = time.perf_counter()
        step(i)
        times.append((time.perf_counter() - start) * 1e3)
    return times


def quantiles(times):
    low, median, high = np.percentile(times, [10, 50, 90])
    return {"median_ms": round(median, 4), "p10_ms": round(low, 4), "p90_ms": round(high, 4), "count": len(times)}


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
