#!/usr/bin/env python3
"""NumPy's times of elementwise functions and reductions, in seconds a call, as JSON: {"float add 1000": 4.1e-07, ...}.

Results go to an array that is there already; the best of some turns counts. `dotnet run -c Release --project bench/Bench -- ufuncs`
runs this and does the same with this library."""
import json
import time
import numpy as np


def best(f, turns=5, seconds=0.02):
    f()
    calls = 1
    while True:
        start = time.perf_counter()
        for _ in range(calls):
            f()
        if time.perf_counter() - start > seconds / 3:
            break
        calls *= 2
    least = float("inf")
    for _ in range(turns):
        start = time.perf_counter()
        for _ in range(calls):
            f()
        least = min(least, (time.perf_counter() - start) / calls)
    return least


def operations(n, dtype):
    x = np.linspace(-4, 4, n, dtype=dtype)
    p = np.linspace(0.01, 10, n, dtype=dtype)
    out = np.empty_like(x)
    flags = np.empty(n, bool)
    two = dtype(2)
    side = int(n ** 0.5)
    a, b, c = (v[:side * side].reshape(side, side) for v in (x, p, out))
    wide = np.linspace(0, 1, 2 * n, dtype=dtype)[::2]
    row, column = p[:side].copy(), p[:side].copy().reshape(side, 1)
    sums = np.empty(side, dtype)
    for name in ("add", "subtract", "multiply", "divide", "maximum", "minimum"):
        yield name, lambda f=getattr(np, name): f(x, p, out=out)
    yield "power", lambda: np.power(p, x, out=out)
    yield "add scalar", lambda: np.add(x, two, out=out)
    yield "multiply scalar", lambda: np.multiply(x, two, out=out)
    yield "add row", lambda: np.add(a, row, out=c)
    yield "add column", lambda: np.add(a, column, out=c)
    yield "add strided", lambda: np.add(wide, wide, out=out)
    yield "add transposed", lambda: np.add(a, b.T, out=c)
    for name in ("less", "equal"):
        yield name, lambda f=getattr(np, name): f(x, p, out=flags)
    yield "less scalar", lambda: np.less(x, two, out=flags)
    yield "isnan", lambda: np.isnan(x, out=flags)
    for name in ("negative", "abs", "square", "reciprocal", "floor", "rint", "sign", "exp", "exp2", "expm1", "sin", "cos", "tan", "sinh", "cosh", "tanh", "arctan"):
        yield name, lambda f=getattr(np, name): f(x, out=out)
    for name in ("sqrt", "log", "log2", "log10", "log1p"):
        yield name, lambda f=getattr(np, name): f(p, out=out)
    yield "sum", lambda: x.sum()
    yield "mean", lambda: x.mean()
    yield "max", lambda: x.max()
    yield "var", lambda: x.var()
    yield "argmax", lambda: x.argmax()
    yield "sum axis 0", lambda: a.sum(0, out=sums)
    yield "sum axis 1", lambda: a.sum(1, out=sums)


def main():
    times = {}
    with np.errstate(all="ignore"):
        for dtype, kind in ((np.float32, "float"), (np.float64, "double")):
            for n in (1000, 100_000, 10_000_000):
                for name, f in operations(n, dtype):
                    times[f"{kind} {name} {n}"] = best(f)
    print(json.dumps(times, indent=1))


main()
