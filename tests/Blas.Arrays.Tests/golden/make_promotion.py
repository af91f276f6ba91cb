"""Writes promotion.json: the types of sums and quotients of arrays of every two types. Run with NumPy: python3 make_promotion.py"""
import json
import os

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
TYPES = ["bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float16", "float32", "float64", "complex64", "complex128"]
cases = []
for a in TYPES:
    for b in TYPES:
        x, y = np.array([1, 3], dtype=a), np.array([1, 2], dtype=b)
        q = x / y
        cases.append({"a": a, "b": b, "sum": (x + y).dtype.name, "sums": str(x + y), "product": str(x * y), "quotient": q.dtype.name, "quotients": str(q)})
with open(os.path.join(HERE, "promotion.json"), "w", encoding="utf-8") as f:
    f.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
