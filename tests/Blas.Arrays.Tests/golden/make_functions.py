"""Writes functions.json: what NumPy's functions give for small inputs that the tests make too. Run with NumPy: python3 make_functions.py"""
import json
import os

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
a = np.arange(24.0).reshape(2, 3, 4)
m = np.arange(12).reshape(3, 4)
v = np.array([3.0, 1.0, 2.0, 1.0, np.nan, -5.0, 2.0])
w = np.array([[5, 2, 9], [1, 7, 2]])
i = np.array([2, 0, -1])
q = ((np.arange(20) ** 2 * 7 % 23 - 11) / 8).reshape(4, 5)
mask = np.array([[True, False, True, False], [False, False, True, True], [False, False, False, True]])


def assigned(x, index, value):
    x = x.copy()
    x[index] = value
    return x


def put(x, places, values, mode="raise"):
    x = x.copy()
    np.put(x, places, values, mode)
    return x


cases = {
    "concatenate": np.concatenate([m, m[:1] * 10]),
    "concatenate axis 1": np.concatenate([m, m[:, :2], m[:, :0]], axis=1),
    "concatenate axis -2": np.concatenate([a, a], axis=-2),
    "stack": np.stack([m, m + 1]),
    "stack axis -1": np.stack([m, m + 1, m + 2], axis=-1),
    "hstack": np.hstack([m, m]),
    "hstack rows": np.hstack([m[0], m[1, :2]]),
    "vstack": np.vstack([m[0], m[1:]]),
    "vstack rows": np.vstack([m[0], m[1]]),
    "dstack": np.dstack([m, m + 100]),
    "dstack rows": np.dstack([m[0], m[1]]),
    "column_stack": np.column_stack([m[:, 0], m[:, 1:]]),
    "split": np.split(m, 2, axis=1),
    "array_split": np.array_split(np.arange(10), 4),
    "split at": np.split(np.arange(10), [2, 5, 5, 12, -1]),
    "tile": np.tile(w, (2, 1, 3)),
    "tile row": np.tile(i, 3),
    "tile none": np.tile(i, 0),
    "repeat": np.repeat(w, 2),
    "repeat axis": np.repeat(w, [1, 0, 3], axis=1),
    "roll": np.roll(m, 5),
    "roll axis": np.roll(m, -6, axis=1),
    "flip": np.flip(a, (0, 2)),
    "flip all": np.flip(m),
    "rot90": np.rot90(m),
    "rot90 twice": np.rot90(m, 2),
    "rot90 back": np.rot90(a, -1, (1, 2)),
    "moveaxis": np.moveaxis(a, 0, -1),
    "moveaxis several": np.moveaxis(a, [2, 0], [0, 1]),
    "tril": np.tril(a, -1),
    "triu": np.triu(m, 1),
    "triu far": np.triu(m, -9),
    "diagonal": np.diagonal(a, 1, 1, 2),
    "diagonal 02": np.diagonal(a, -1, 0, 2),
    "diag": np.diag(i, -1),
    "diag of": np.diag(m, 2),
    "pad": np.pad(m, 2, constant_values=7),
    "pad edge": np.pad(m, ((1, 0), (0, 3)), mode="edge"),
    "pad reflect": np.pad(m, ((1, 2), (3, 2)), mode="reflect"),
    "pad reflect far": np.pad(np.arange(3), 7, mode="reflect"),
    "pad symmetric": np.pad(m, ((1, 2), (3, 2)), mode="symmetric"),
    "pad symmetric far": np.pad(np.arange(3), 8, mode="symmetric"),
    "pad wrap": np.pad(m, ((1, 2), (3, 2)), mode="wrap"),
    "pad reflect one": np.pad(np.arange(1), 3, mode="reflect"),
    "logspace": np.logspace(-2, 3, 7),
    "logspace base 2": np.logspace(0, 8, 8, endpoint=False, base=2.0),
    "geomspace": np.geomspace(1, 1000, 7),
    "geomspace negative": np.geomspace(-8, -0.5, 5),
    "tri": np.tri(3, 5, 1),
    "meshgrid": np.meshgrid(np.arange(3), np.arange(2), np.arange(2)),
    "meshgrid ij": np.meshgrid(np.arange(3), np.arange(2), indexing="ij"),
    "indices": np.indices((2, 3)),
    "vander": np.vander(np.array([1.0, 2.0, 3.0]), 4),
    "vander increasing": np.vander(np.array([1.0, 2.0, 3.0]), increasing=True),
    "sort": np.sort(v),
    "sort axis 0": np.sort(w, axis=0),
    "sort flat": np.sort(w, axis=None),
    "sort complex": np.sort(np.array([1 + 2j, 1 + 1j, np.nan + 0j, 0 + 5j, complex(1, np.nan)])),
    "argsort": np.argsort(v, kind="stable"),
    "argsort axis 0": np.argsort(w, axis=0, kind="stable"),
    "searchsorted": np.searchsorted(np.array([1.0, 2.0, 2.0, 3.0]), np.array([[2.0, 0.0], [9.0, np.nan]])),
    "searchsorted right": np.searchsorted(np.array([1.0, 2.0, 2.0, 3.0]), np.array([2.0, 0.0, 9.0]), side="right"),
    "unique": list(np.unique(np.array([3.0, 1.0, np.nan, 1.0, 3.0, np.nan]), return_index=True, return_inverse=True, return_counts=True)),
    "cumsum": np.cumsum(m),
    "cumsum axis": np.cumsum(a, axis=1),
    "cumprod": np.cumprod(q, axis=0),
    "diff": np.diff(q),
    "diff twice": np.diff(q, 2, axis=0),
    "diff of one": np.diff(np.array([1.0])),
    "trapz": np.trapz(q, dx=0.5),
    "trapz axis 0": np.trapz(q, axis=0),
    "convolve": np.convolve(np.array([1.0, 2.0, 3.0]), np.array([0.0, 1.0, 0.5, 7.0])),
    "interp": np.interp(np.array([[-1.0, 0.0, 0.25], [1.5, 2.0, 99.0], [np.nan, 1.0, 0.999]]), np.array([0.0, 1.0, 2.0]), np.array([10.0, 20.0, -5.0])),
    "bincount": np.bincount(np.array([0, 3, 1, 3, 3]), minlength=6),
    "bincount weights": np.bincount(np.array([0, 3, 1, 3, 3]), np.array([0.5, 1.0, 2.0, 4.0, 8.0])),
    "digitize": np.digitize(np.array([0.2, 6.4, 3.0, 1.6, 1.0]), np.array([0.0, 1.0, 2.5, 4.0, 10.0])),
    "digitize right": np.digitize(np.array([0.2, 6.4, 3.0, 1.6, 1.0]), np.array([0.0, 1.0, 2.5, 4.0, 10.0]), right=True),
    "digitize down": np.digitize(np.array([0.2, 6.4, 3.0, 1.6, 1.0]), np.array([10.0, 4.0, 2.5, 1.0, 0.0])),
    "histogram": list(np.histogram(q, 7)),
    "histogram range": list(np.histogram(q, 3, (-0.5, 0.25))),
    "histogram one": list(np.histogram(np.array([2.0, 2.0]), 4)),
    "quantile": np.quantile(q, 0.3, axis=1),
    "percentile": np.percentile(q, 77.5),
    "percentile nan": np.percentile(v, 50),
    "median": np.median(q, axis=0),
    "median all": np.median(q),
    "cov": np.cov(q),
    "cov columns": np.cov(q, rowvar=False, ddof=0),
    "cov one": np.cov(q[0]),
    "corrcoef": np.corrcoef(q),
    "nonzero": list(np.nonzero(m % 3)),
    "argwhere": np.argwhere(m % 3),
    "take": np.take(m, i),
    "take axis": np.take(a, i, axis=2),
    "take matrix": np.take(m, np.array([[0, 2], [1, 1]]), axis=0),
    "take wrap": np.take(m, np.array([-13, 30]), mode="wrap"),
    "take clip": np.take(m, np.array([-13, 30]), mode="clip"),
    "put": put(m, [0, -1, 5], [100, 200]),
    "choose": np.choose(np.array([[0, 1, 2], [2, 1, 0]]), [w, w * 10, np.array([-1, -2, -3])]),
    "compress": np.compress([False, True, True], m, axis=1),
    "index array": m[i],
    "index pairs": m[i, np.array([0, 1, 2])],
    "index broadcast": m[i[:, None], np.array([0, 3])],
    "index and slice": a[:, i % 3, 1:3],
    "index between": a[np.array([0, 1, 1]), :, np.array([0, 3, 2])],
    "index with number": a[0, :, i],
    "number then index": a[1, i % 3],
    "index ellipsis": a[..., i],
    "index newaxis": a[:, None, i % 3],
    "index apart": a[np.array([1, 0]), None, np.array([2, 2])],
    "index empty": m[np.array([], dtype=int)],
    "mask": m[mask],
    "mask rows": m[np.array([True, False, True])],
    "mask columns": m[:, np.array([True, False, True, True])],
    "mask and index": a[np.array([False, True]), i % 3],
    "mask of two axes": a[:, mask],
    "mask none": m[np.zeros((3, 4), dtype=bool)],
    "set index": assigned(m, i, 9),
    "set pairs": assigned(m, (i, np.array([0, 1, 2])), np.array([100, 200, 300])),
    "set rows": assigned(m, i, np.arange(4) * 11),
    "set between": assigned(a, (np.array([0, 1, 1]), slice(None), np.array([0, 3, 2])), -np.arange(9.0).reshape(3, 3)),
    "set twice": assigned(m, np.array([1, 1]), np.array([[1], [2]])),
    "set mask": assigned(m, mask, -1),
    "set mask values": assigned(m, mask, np.arange(5) + 50),
    "set apart": assigned(a, (slice(0, 1), i % 3, slice(None, None, 2)), np.array([[[1.0], [2.0], [3.0]]])),
}


def text(x):
    if isinstance(x, (bool, np.bool_)):
        return str(bool(x))
    if isinstance(x, (complex, np.complexfloating)):
        return f"{float(x.real)!r} {float(x.imag)!r}"
    return repr(float(x)) if isinstance(x, (float, np.floating)) else str(int(x))


def array(x):
    x = np.asarray(x)
    return {"dtype": x.dtype.name, "shape": list(x.shape), "values": [text(y) for y in x.ravel()]}


with open(os.path.join(HERE, "functions.json"), "w", encoding="utf-8") as f:
    lines = [json.dumps({"name": k, "results": [array(x) for x in (r if isinstance(r, (list, tuple)) else [r])]}) for k, r in cases.items()]
    f.write("[\n" + ",\n".join(lines) + "\n]\n")
