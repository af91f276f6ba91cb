"""Writes what NumPy answers, for the tests to compare with: python3 make_golden.py (made with NumPy 1.24)."""
import itertools
import json
import os
import warnings

import numpy as np

warnings.simplefilter("ignore")
HERE = os.path.dirname(os.path.abspath(__file__))
rng = np.random.default_rng(7)


def text(x):
    if isinstance(x, (bool, np.bool_)):
        return str(bool(x))
    if isinstance(x, (complex, np.complexfloating)):
        return f"{float(x.real)!r} {float(x.imag)!r}"
    return repr(float(x)) if isinstance(x, (float, np.floating)) else str(int(x))


def array(a):
    a = np.asarray(a)
    return {"dtype": a.dtype.name, "shape": list(a.shape), "values": [text(x) for x in a.ravel()]}


def save(name, cases):
    with open(os.path.join(HERE, name), "w", encoding="utf-8") as f:
        f.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")


def printing():
    arrays = [
        np.array([1.0, 2.5, -3.25]), np.array([[1, 2], [-30, 4]]), np.array([[1.5, 2.0], [3.0, 4.0]], dtype=np.float32),
        np.array([True, False]), np.array([[True], [True]]), np.array(5.0), np.array(7), np.array(1e-7), np.array(1e16), np.array(True),
        np.zeros((0,)), np.zeros((2, 0)), np.zeros((2, 0), dtype=np.float32), np.array([np.nan, 1.0, np.inf]),
        np.array([np.nan, 1.25, -np.inf]), np.array([np.nan]), np.array([-np.inf, np.inf]), np.array([1e10, 1.0]),
        np.array([1e-5, 1.0]), np.array([1e300, 1e-300]), np.array([0.1, 0.123456789, 1 / 3]), np.array([1 / 512]), np.array([3 / 512]),
        np.array([0.1], dtype=np.float32), np.array([1 / 3, 16777216.0], dtype=np.float32), np.array([1e-10, 1.5e-12]), np.array([-0.0, 0.0]),
        np.arange(1001), np.arange(2000.0).reshape(40, 50), np.arange(1000), np.arange(100.0), np.arange(40) / 7, np.arange(1200).reshape(10, 10, 12),
        np.arange(24).reshape(2, 3, 4), np.arange(24.0).reshape(2, 3, 4) / 8, np.arange(16).reshape(2, 2, 2, 2), np.ones((1, 1, 1)),
        np.array([1 + 2j, -3.5 - 0.25j]), np.array([1 + 2j], dtype=np.complex64), np.array([1, 2, 255], dtype=np.uint8),
        np.array([-(2**63), 2**63 - 1]), np.array([1e8]), np.array([99999999.0]), np.array([1000.0, 1.0]), np.array([1001.0, 1.0]),
        np.array([123456.789, 0.5]), np.array([1.5, 2.25], dtype=np.float16), np.array([0.1, 1000], dtype=np.float16),
        np.array([1e22, 1.0]), np.array([1e-100, 1e100]), np.array([12345678.12345678]), np.array([1000000005.0]), np.arange(30, dtype=np.int16),
        rng.standard_normal(20), rng.standard_normal((3, 5)), rng.standard_normal((6, 20)).astype(np.float32), np.arange(60.0).reshape(2, 30),
        10.0 ** np.arange(-6, 10), rng.standard_normal(4) + 1j * rng.standard_normal(4), np.array([2.0**60]), np.array(-2.5), np.array(np.nan),
        np.array(1 + 2j), np.array(-2j), np.array([[np.nan, 1], [2, 3]]), np.arange(3000.0) * 1e-3,
    ]
    save("printing.json", [{**array(a), "str": str(a), "repr": repr(a)} for a in arrays])


def indexing():
    cases = []
    a = np.arange(120).reshape(2, 3, 4, 5)
    for key in [
        "0", "-1", "1, 2", "...", ":", "..., 0", "0, ...", "..., None", "None", ":, None, 1", "::-1", "::-1, ::-1, ::-1, ::-1", "1:, :2, ::2, 1:4",
        "1:5:2, ..., ::-1", ":, -2:, ::3", "..., 3:0:-1", "..., ::-2", ":, 5:", ":, 2:1", "..., -100:100", "..., 100:-100:-1", "0, 0, 0, 0",
        "..., 4:1:-2", "1, ..., 2, 1:", "..., None, 0, None", ":, :, 1:3, ...", "..., -1:-4:-1", "0:1, 0:1", "::5", "..., 10::-3", ":-1, :-1, :-1, :-1",
    ]:
        cases.append({"key": key, **array(eval(f"a[{key}]"))})
    save("indexing.json", cases)


def reductions():
    cases = []
    sources = [
        rng.standard_normal((3, 4, 5)), rng.standard_normal((2, 7)).astype(np.float32), np.array([[1.0, np.nan, 3.0], [4.0, 0.0, -6.0]]), rng.standard_normal((5, 1, 3)),
        rng.integers(-9, 9, (4, 3)), rng.integers(0, 200, (3, 3)).astype(np.uint8), rng.integers(-99, 99, (2, 2, 2)).astype(np.int32), np.zeros((0, 3)), np.array(2.5),
        rng.standard_normal((300,)), rng.standard_normal((2, 200)), np.array([[-0.0, 0.0], [0.0, -0.0]]), rng.standard_normal((3, 2)) + 1j * rng.standard_normal((3, 2)),
    ]
    for a in sources:
        group = {"a": array(a), "cases": []}
        cases.append(group)
        axes = [None] + list(range(-a.ndim, a.ndim)) + [c for n in (2, 3) for c in itertools.combinations(range(a.ndim), n)]
        for op in ["sum", "prod", "mean", "max", "min", "argmax", "argmin", "var", "std"]:
            if a.dtype.kind == "c" and op in ("max", "min", "argmax", "argmin", "var", "std"):
                continue
            if a.dtype.kind in "iu" and op in ("var", "std"):
                continue
            for axis in axes:
                if op.startswith("arg") and isinstance(axis, tuple):
                    continue
                for keep in (False, True):
                    case = {"op": op, "axis": [] if axis is None else list(np.atleast_1d(axis).tolist()), "all": axis is None, "keepdims": keep}
                    try:
                        case["result"] = array(getattr(np, op)(a, axis=axis, keepdims=keep))
                    except ValueError as e:
                        case["error"] = str(e)
                    group["cases"].append(case)
    save("reductions.json", cases)


def ufuncs():
    cases = []
    specials = np.array([0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 7.0, -7.0, 1e10, -1e-10, np.inf, -np.inf, np.nan, 3.0, 0.1])
    for dtype in (np.float64, np.float32):
        x = specials.astype(dtype)
        for op in ["add", "subtract", "multiply", "divide", "floor_divide", "remainder", "power", "maximum", "minimum", "less", "less_equal", "equal", "not_equal", "arctan2"]:
            cases.append({"op": op, "a": array(x[:, None]), "b": array(x), "result": array(getattr(np, op)(x[:, None], x))})
        for op in ["exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "sqrt", "cbrt", "sin", "cos", "tan", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh",
                   "floor", "ceil", "rint", "trunc", "reciprocal", "negative", "abs", "square", "sign", "isnan", "isinf", "isfinite"]:
            cases.append({"op": op, "a": array(x), "result": array(getattr(np, op)(x))})
    for dtype in (np.int32, np.int64, np.uint8, np.int8):
        info = np.iinfo(dtype)
        x = np.array([0, 1, 2, 7, info.max, info.min, 5] + ([-1, -7, -2] if info.min < 0 else []), dtype=dtype)
        for op in ["add", "subtract", "multiply", "floor_divide", "remainder", "maximum", "minimum", "less", "equal", "divide"]:
            cases.append({"op": op, "a": array(x[:, None]), "b": array(x), "result": array(getattr(np, op)(x[:, None], x))})
        for op in ["negative", "abs", "square", "sign"]:
            if op == "sign" and info.min == 0 or op == "negative" and info.min == 0:
                continue
            cases.append({"op": op, "a": array(x), "result": array(getattr(np, op)(x))})
    save("ufuncs.json", cases)


def products():
    cases = []
    for sa, sb in [((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 2)), ((2, 3), (3, 4)), ((1, 3), (3, 1)), ((5, 2, 3), (3, 4)), ((2, 3), (5, 3, 4)), ((5, 1, 2, 3), (4, 3, 2)), ((0, 3), (3, 2)),
                   ((2, 0), (0, 3)), ((2, 3, 4), (4,)), ((4,), (2, 4, 3)), ((1, 1), (1, 1)), ((7, 1), (1, 6)), ((2, 3), (2, 3)), ((2, 3), (2,)), ((2, 2, 3), (3, 3, 1)), ((), (2,)), ((2,), ())]:
        for dtype in ("float64", "float32", "complex128", "complex64", "int64"):
            a = rng.integers(-5, 6, sa).astype(dtype)
            b = rng.integers(-5, 6, sb).astype(dtype)
            if dtype.startswith("complex"):
                a = a + 1j * rng.integers(-5, 6, sa).astype(dtype)
                b = b + 1j * rng.integers(-5, 6, sb).astype(dtype)
                a, b = np.asarray(a, dtype), np.asarray(b, dtype)
            for op in ("matmul", "dot"):
                case = {"op": op, "a": array(a), "b": array(b)}
                try:
                    case["result"] = array(getattr(np, op)(a, b))
                except ValueError as e:
                    case["error"] = str(e)
                cases.append(case)
    save("products.json", cases)


def creation():
    cases = []
    for args in [(0, 10, 1), (0, 1, 0.1), (1, 0, -0.25), (0, 0, 1), (5, 1, 1), (0.5, 3.2, 0.7), (-1, 1, 0.2), (1, 1.3, 0.1)]:
        cases.append({"op": "arange", "args": list(args), **array(np.arange(*map(float, args)))})
        cases.append({"op": "arange", "args": list(args), **array(np.arange(*map(np.float32, args), dtype=np.float32))})
    for args in [(0, 1, 5, True), (0, 1, 5, False), (2, 3, 1, True), (2, 3, 0, True), (3, -3, 7, True), (0, 0.3, 4, True), (1e-320, 3e-320, 5, True), (0.1, 0.7, 50, True)]:
        for dtype in (np.float64, np.float32):
            cases.append({"op": "linspace", "args": list(args), **array(np.linspace(*args[:3], endpoint=args[3], dtype=dtype))})
    save("creation.json", cases)


if __name__ == "__main__":
    printing()
    indexing()
    reductions()
    ufuncs()
    products()
    creation()
