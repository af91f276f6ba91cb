"""Writes print_options.json: how NumPy prints arrays with options other than its defaults. Run with NumPy: python3 make_print_options.py"""
import json
import os

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
rng = np.random.default_rng(3)


def text(x):
    if isinstance(x, (bool, np.bool_)):
        return str(bool(x))
    if isinstance(x, (complex, np.complexfloating)):
        return f"{float(x.real)!r} {float(x.imag)!r}"
    return repr(float(x)) if isinstance(x, (float, np.floating)) else str(int(x))


arrays = [
    np.array([1.0, 2.5, -3.25]), np.array([[0.1, 1 / 3], [1e-10, 2.0]]), np.array([1e-5, 123456.789, -1.0]), np.array([1.5e300, -1e-300]),
    np.array([np.nan, 1.0, np.inf]), np.array([np.nan, -2.5, -np.inf]), np.array([0.125, 0.375, 2.5, 3.5, 0.0625]), np.array([1.25e10, 1.75e10, 1.125e9]),
    np.array([1 + 2j, -3.5 - 0.25j, np.nan]), np.arange(30), np.arange(60).reshape(6, 10), rng.standard_normal((4, 6)), np.zeros((0, 2)),
    np.array([0.1, 65504], dtype=np.float16), np.array([1 / 3, 1e-8], dtype=np.float32), np.array([True, False, True]), np.array(0.5), np.array(1 / 3),
    rng.standard_normal((3, 4, 5)), np.array([99999999.5, 0.5]), np.array([2.0, 3.0]), np.array([1e-3, 1e-4]), np.array([9.9996, 0.99995]),
    rng.standard_normal(3) + 1j * rng.standard_normal(3), np.array([-1, 255], dtype=np.int16), np.array([0.0, -0.0]), np.array([], dtype=np.float32),
]
options = [
    {"precision": 3}, {"precision": 0}, {"precision": 1}, {"precision": 17}, {"precision": 25, "floatmode": "fixed"}, {"precision": 3, "floatmode": "fixed"},
    {"precision": 0, "floatmode": "fixed"}, {"precision": 4, "floatmode": "maxprec_equal"}, {"floatmode": "maxprec_equal"}, {"floatmode": "unique"},
    {"suppress": True}, {"suppress": True, "precision": 3}, {"threshold": 5}, {"threshold": 5, "edgeitems": 1}, {"threshold": 0, "edgeitems": 2, "precision": 2},
    {"linewidth": 40}, {"linewidth": 10}, {"linewidth": 200}, {"sign": "+"}, {"sign": " "}, {"sign": "+", "floatmode": "fixed", "precision": 2},
    {"nanstr": "missing", "infstr": "infinite"}, {"sign": " ", "nanstr": "-", "suppress": True, "precision": 4},
]
cases = []
for o in options:
    with np.printoptions(**o):
        for a in arrays:
            cases.append({"options": o, "dtype": a.dtype.name, "shape": list(a.shape), "values": [text(x) for x in a.ravel()], "str": str(a), "repr": repr(a)})
with open(os.path.join(HERE, "print_options.json"), "w", encoding="utf-8") as f:
    f.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
