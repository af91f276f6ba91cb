"""Writes introduction.json: what NumPy prints for the left column of the README's table. Run with NumPy: python3 make_introduction.py"""
import json
import os
import re

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(HERE, "..", "..", "..", "README.md"), encoding="utf-8") as f:
    table = f.read().split("<!-- numpy table: begin -->")[1].split("<!-- numpy table: end -->")[0]
names = {"np": np, "a": np.arange(12.0).reshape(3, 4), "b": np.array([3, 1, 2]), "x": np.linspace(0, 1, 5)}
cases = []
for row in table.strip().splitlines()[2:]:
    python = re.match(r"\| `(.*?)` \|", row).group(1)
    cases.append({"python": python, "prints": str(eval(python, dict(names)))})
with open(os.path.join(HERE, "introduction.json"), "w", encoding="utf-8") as f:
    f.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
