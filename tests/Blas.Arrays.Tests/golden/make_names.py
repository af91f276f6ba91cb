"""Evaluates the left sides of ../Names/NameTable*.cs and writes names.json, with the names of all ufuncs: python3 make_names.py (made with NumPy 1.24)."""
import glob
import json
import os
import re
import warnings

import numpy as np

from make_golden import array

warnings.simplefilter("ignore")
HERE = os.path.dirname(os.path.abspath(__file__))
nan = np.nan
A = np.arange(24.0).reshape(2, 3, 4)
M = np.arange(12).reshape(3, 4)
X = np.array([[-2.5, -1.0, 0.0, 0.5], [1.0, 2.0, 3.75, -0.25]])
F = X.astype("f4")
U = np.array([0.1, 0.25, 0.5, 0.9])
P = np.array([1.0, 1.5, 2.0, 10.0])
N = np.array([[1.0, nan, 3.0], [nan, 5.0, 6.0]])
I = np.array([5, -3, 12, 0])
J = np.array([2, 3, 4, 7])
W = np.array([2_000_000_000, 2_000_000_000, -7], dtype="i4")
B = np.array([True, False, True, True])
C = np.array([True, True, False, False])
Z = np.array([1 + 2j, -3.5 - 0.25j, 0.5, 2j])
K = np.array([[True, False, True, True], [False, True, True, False]])

cases = []
for path in sorted(glob.glob(os.path.join(HERE, "..", "Names", "NameTable*.cs"))):
    for key in re.findall(r'^ {8}\["(.*)"\] = \(\) => ', open(path, encoding="utf-8").read(), re.M):
        cases.append({"python": key, **array(eval(key))})
cases.append({"ufuncs": sorted(n for n in dir(np) if isinstance(getattr(np, n), np.ufunc))})
with open(os.path.join(HERE, "names.json"), "w", encoding="utf-8") as f:
    f.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
