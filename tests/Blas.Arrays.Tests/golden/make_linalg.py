"""Writes what numpy.linalg and scipy.linalg answer, for the tests to compare with: python3 make_linalg.py (made with NumPy 1.24)."""
import json
import os
import warnings

import numpy as np
import scipy.linalg

warnings.simplefilter("ignore")
HERE = os.path.dirname(os.path.abspath(__file__))
rng = np.random.default_rng(11)
DTYPES = ("float32", "float64", "complex64", "complex128")
cases = []


def text(x):
    if isinstance(x, (complex, np.complexfloating)):
        return f"{float(x.real)!r} {float(x.imag)!r}"
    return repr(float(x)) if isinstance(x, (float, np.floating)) else str(int(x))


def array(a):
    a = np.asarray(a)
    return {"dtype": a.dtype.name, "shape": list(a.shape), "values": [text(x) for x in a.ravel()]}


def draw(dtype, *shape):
    a = rng.standard_normal(shape)
    if dtype.startswith("complex"):
        a = a + 1j * rng.standard_normal(shape)
    return np.asarray(a, dtype)


def well(dtype, *shape):
    return np.asarray(draw(dtype, *shape) + 3 * shape[-1] * np.eye(shape[-1]), dtype)


def hermitian(a):
    return np.asarray((a + np.conj(np.swapaxes(a, -1, -2))) / 2, a.dtype)


def case(op, operands, call, **more):
    entry = {"op": op, "dtype": operands[0].dtype.name, "operands": [array(x) for x in operands], **more}
    try:
        result = call()
        entry["results"] = [array(x) for x in (result if isinstance(result, tuple) else (result,))]
    except (np.linalg.LinAlgError, ValueError) as e:
        entry["error"] = str(e)
    cases.append(entry)


for dtype in DTYPES:
    for shape in ((1, 1), (2, 2), (5, 5), (3, 3, 3), (1, 2, 2, 2), (0, 0), (0, 3, 3)):
        a = well(dtype, *shape)
        case("inv", [a], lambda: np.linalg.inv(a))
        case("det", [a], lambda: np.linalg.det(a))
        case("slogdet", [a], lambda: tuple(np.linalg.slogdet(a)))
        h = hermitian(a)
        case("cholesky", [h], lambda: np.linalg.cholesky(h))
        case("eigvalsh", [h], lambda: np.linalg.eigvalsh(h))
        case("power", [a], lambda: np.linalg.matrix_power(a, -3), n=-3)
        case("power", [a], lambda: np.linalg.matrix_power(a, 0), n=0)
        case("power", [a], lambda: np.linalg.matrix_power(a, 11), n=11)
    for sa, sb in (((3, 3), (3,)), ((3, 3), (3, 2)), ((3, 3), (4, 3, 2)), ((2, 1, 3, 3), (2, 4, 3, 1)), ((0, 0), (0, 2)), ((3, 3), (3, 0))):
        a, b = well(dtype, *sa), draw(dtype, *sb)
        case("solve", [a, b], lambda: np.linalg.solve(a, b))
    for shape in ((1, 1), (3, 3), (5, 3), (3, 5), (4, 1), (2, 4, 3), (0, 3), (3, 0)):
        a = draw(dtype, *shape)
        case("svdvals", [a], lambda: np.linalg.svd(a, compute_uv=False))
        case("pinv", [a], lambda: np.linalg.pinv(a))
        if a.size:
            case("rank", [a], lambda: np.asarray(np.linalg.matrix_rank(a), "int64"))
        case("cond", [a], lambda: np.linalg.cond(a))
    for shape in ((6, 3), (3, 6), (4, 4), (5, 1)):
        a = draw(dtype, *shape)
        for b in (draw(dtype, shape[0]), draw(dtype, shape[0], 2)):
            case("lstsq", [a, b], lambda: np.linalg.lstsq(a, b, rcond=None)[:2] + (np.asarray(min(shape)), np.linalg.svd(a, compute_uv=False)))
    a = draw(dtype, 2, 3, 2)
    for order in (None, 1, -1, 2, -2, np.inf, -np.inf, "fro", "nuc", 0, 3):
        for axis in (None, 1, (0, 2), (-1, 0)):
            x = a if axis is not None else a[0]
            case("norm", [x], lambda: np.linalg.norm(x, order, axis), order=str(order), axes=[] if axis is None else [axis] if isinstance(axis, int) else list(axis))
    case("norm", [a], lambda: np.linalg.norm(a), order="None", axes=[])
    case("norm", [a], lambda: np.linalg.norm(a, 1), order="1", axes=[])
    v = a[0, :, 0]
    for order in (None, 0, 1, -1, 2, 3, np.inf, -np.inf, "fro", "nuc"):
        case("norm", [v], lambda: np.linalg.norm(v, order), order=str(order), axes=[])
    for sa, sb in (((2, 3), (3, 2)), ((2,), (3,)), ((2, 1, 2), (3, 2)), ((), (2, 2)), ((2, 2), (2, 1, 3))):
        a, b = draw(dtype, *sa), draw(dtype, *sb)
        case("kron", [a, b], lambda: np.kron(a, b))
    for sa, sb, axes in (((2, 3, 2), (3, 2, 2), 2), ((2, 3), (3, 2), 1), ((2, 3), (4, 2), 0), ((2, 3), (2, 3), 2), ((3, 4), (5, 3), 1)):
        a, b = draw(dtype, *sa), draw(dtype, *sb)
        case("tensordot", [a, b], lambda: np.tensordot(a, b, axes), n=axes)
    for shapes in (((3, 4), (4, 2)), ((3, 8), (8, 2), (2, 4)), ((4,), (4, 7), (7, 2), (2,)), ((2, 5), (5, 3), (3, 6), (6, 2)), ((3,), (3,))):
        operands = [draw(dtype, *s) for s in shapes]
        case("multidot", operands, lambda: np.linalg.multi_dot(operands))
    for scale in (1e-3, 0.1, 1, 4, 30):
        a = np.asarray(draw(dtype, 4, 4) * scale / 4, dtype)
        wide = a.astype("complex128" if dtype.startswith("complex") else "float64")
        case("expm", [a], lambda: np.asarray(scipy.linalg.expm(wide), dtype))

one = np.eye(2)
case("inv", [np.zeros((2, 2))], lambda: np.linalg.inv(np.zeros((2, 2))))
case("inv", [np.array([[1.0, 2.0], [2.0, 4.0]])], lambda: np.linalg.inv(np.array([[1.0, 2.0], [2.0, 4.0]])))
case("solve", [np.ones((2, 2)), np.ones(2)], lambda: np.linalg.solve(np.ones((2, 2)), np.ones(2)))
case("cholesky", [-one], lambda: np.linalg.cholesky(-one))
case("inv", [np.ones((2, 3))], lambda: np.linalg.inv(np.ones((2, 3))))
case("inv", [np.ones(3)], lambda: np.linalg.inv(np.ones(3)))
case("det", [np.ones((2, 3))], lambda: np.linalg.det(np.ones((2, 3))))
case("eigvals", [np.array([[np.nan, 1], [1, 1]])], lambda: np.linalg.eigvals(np.array([[np.nan, 1], [1, 1]])))
case("power", [np.ones((2, 2))], lambda: np.linalg.matrix_power(np.ones((2, 2)), -1), n=-1)
case("lstsq", [np.ones((3, 2)), np.ones(2)], lambda: np.linalg.lstsq(np.ones((3, 2)), np.ones(2), rcond=None))
case("lstsq", [np.ones((1, 3, 2)), np.ones(3)], lambda: np.linalg.lstsq(np.ones((1, 3, 2)), np.ones(3), rcond=None))
case("multidot", [one], lambda: np.linalg.multi_dot([one]))
case("tensordot", [np.ones((2, 3)), np.ones((2, 3))], lambda: np.tensordot(np.ones((2, 3)), np.ones((2, 3)), 1), n=1)
case("cond", [np.zeros((0, 0))], lambda: np.linalg.cond(np.zeros((0, 0))))
case("cond", [np.zeros((2, 2))], lambda: np.linalg.cond(np.zeros((2, 2))))
case("rank", [np.zeros((3, 3))], lambda: np.asarray(np.linalg.matrix_rank(np.zeros((3, 3))), "int64"))
case("rank", [np.ones((3, 3))], lambda: np.asarray(np.linalg.matrix_rank(np.ones((3, 3))), "int64"))
case("pinv", [np.ones((3, 2))], lambda: np.linalg.pinv(np.ones((3, 2))))
case("slogdet", [np.zeros((2, 2))], lambda: tuple(np.linalg.slogdet(np.zeros((2, 2)))))
case("det", [np.ones((3, 3))], lambda: np.linalg.det(np.ones((3, 3))))

with open(os.path.join(HERE, "linalg.json"), "w", encoding="utf-8") as f:
    f.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
