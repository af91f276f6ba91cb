"""Runs the left sides of ../Edges/EdgeTable*.cs and writes edges.json: what each prints, or which error it raises: python3 make_edges.py (NumPy 1.24)."""
import glob
import json
import os
import re
import warnings

import numpy as np

warnings.simplefilter("ignore")
HERE = os.path.dirname(os.path.abspath(__file__))


def names():
    nan, inf = np.nan, np.inf
    a = np.arange(12.0).reshape(3, 4)
    b = np.array([3, 1, 2])
    x = np.linspace(0, 1, 5)
    m = np.arange(12).reshape(3, 4)
    e = np.zeros((0, 3))
    n = np.array([nan, 1.0, inf, -inf, 0.0, nan])
    z = np.array([1 + 2j, complex(0, -3.5), 0])
    t = np.array([True, False, True])
    s = np.array(5.0)
    i1 = np.array([100, 127, -128, 0], dtype=np.int8)
    return dict(locals(), np=np)


def shown(value):
    if isinstance(value, str):
        return value
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(shown(v) for v in value) + "]"
    return repr(value) if isinstance(value, np.ndarray) and value.ndim else str(value)


def run(code):
    *statements, last = [part.strip() for part in code.split(";;")]
    scope = names()
    try:
        for statement in statements:
            exec(statement, scope)
        return {"prints": shown(eval(last, scope))}
    except Exception as error:
        kinds = [np.AxisError, IndexError, np.linalg.LinAlgError, OverflowError, ValueError, TypeError, KeyError]
        return {"raises": next((k.__name__ for k in kinds if isinstance(error, k)), type(error).__name__), "text": str(error)}


cases = []
for path in sorted(glob.glob(os.path.join(HERE, "..", "Edges", "EdgeTable*.cs"))):
    for key in re.findall(r'^ {8}\["(.*)"\] = \(\) => ', open(path, encoding="utf-8").read(), re.M):
        python = key.replace('\\"', '"').replace("\\\\", "\\")
        cases.append({"python": python, **run(python)})
with open(os.path.join(HERE, "edges.json"), "w", encoding="utf-8") as f:
    f.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
