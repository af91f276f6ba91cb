"""Writes multivariate.json: NumPy's multivariate normal numbers. Run with NumPy: python3 make_multivariate.py"""
import json
import os

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
mean = [1.0, -2.0, 0.5]
cov = [[4.0, 1.5, 0.25], [1.5, 3.0, -0.5], [0.25, -0.5, 1.0]]
cases = [
    {"method": "cholesky", "seed": seed, "size": size,
     "values": [repr(float(x)) for x in np.random.default_rng(seed).multivariate_normal(mean, cov, size, method="cholesky").ravel()]}
    for seed, size in ((0, []), (7, [5]), (123, [2, 3]))
]
with open(os.path.join(HERE, "multivariate.json"), "w", encoding="utf-8") as f:
    f.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
