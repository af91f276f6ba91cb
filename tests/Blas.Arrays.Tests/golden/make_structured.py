"""Writes structured.json: files of records and texts, how NumPy prints and sorts them. Run with NumPy: python3 make_structured.py"""
import base64
import io
import json
import os

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
cases = []


def npy(a):
    stream = io.BytesIO()
    np.save(stream, a)
    return base64.b64encode(stream.getvalue()).decode()


def case(kind, a, written, **more):
    """written: whether C# writes the same bytes (its own layout, byte order and field order)."""
    loaded = np.load(io.BytesIO(base64.b64decode(npy(a))))
    cases.append({"kind": kind, "bytes": npy(a), "written": written, "str": str(loaded), "repr": repr(loaded), **more})


def unaligned(dtype):
    """The dtype of an aligned struct as a file gives it back: the same offsets, without the mark 'aligned'."""
    stream = io.BytesIO()
    np.save(stream, np.zeros(1, np.dtype(dtype, align=True)))
    return np.load(io.BytesIO(stream.getvalue())).dtype


DOG = np.dtype([("name", "U10"), ("age", "i4"), ("weight", "f4")])
dogs = np.array([("Rex", 9, 81.0), ("Fido", 3, 27.5), ("Ida", 9, 12.25), ("Åsa\n'", -3, np.nan), ("", 3, 1e10)], dtype=DOG)
for order in (["age"], ["age", "weight"], ["weight", "name"], ["name"]):
    case("dog", dogs, True, order=order, argsort=np.argsort(dogs, order=order, kind="stable").tolist())
case("dog", dogs[:1], True)
case("dog", dogs[:0], True)
case("dog", dogs[0].reshape(()), True)
case("dog", dogs[:4].reshape(2, 2), True)
case("dog", np.asfortranarray(np.tile(dogs[:3], (2, 1))), True)
case("dog", dogs.astype(DOG.newbyteorder(">")), False)
case("dog", dogs[["weight", "name", "age"]].astype([("weight", "f4"), ("name", "U10"), ("age", "i4")]), False)
case("dog", dogs.astype([("name", "U7"), ("age", "i4"), ("weight", "f4")]), False)
case("dog", np.tile(dogs, 201), True)

SAMPLE = unaligned([("id", "u1"), ("Value", "f8"), ("Good", "?")])
samples = np.zeros(3, dtype=SAMPLE)
for i, values in enumerate([(1, 0.5, True), (255, -1e-7, False), (7, 3.0, True)]):
    samples[i] = values
case("sample", samples, True)
case("sample", samples.astype([("id", "u1"), ("Value", "f8"), ("Good", "?")]), False)
case("sample", samples.astype([("id", ">u1"), ("Value", ">f8"), ("Good", "?")]), False)

MIXED = unaligned([("a", "u1"), ("b", "f8", (3,)), ("c", np.dtype([("x", "f4"), ("y", "i2")], align=True)), ("s", "S4"), ("t", "?"), ("z", "c16"), ("h", "f2")])
mixed = np.zeros(2, dtype=MIXED)
mixed["a"] = [1, 2]
mixed["b"] = [[1, 2, 3], [1.5, np.nan, 1e9]]
mixed["c"]["x"] = [0.5, -0.25]
mixed["c"]["y"] = [-7, 1000]
mixed["s"] = [b"ab'", b"\xff\n"]
mixed["t"] = [True, False]
mixed["z"] = [1 + 2j, -3.5j]
mixed["h"] = [0.1, 65504]
case("mixed", mixed, True)
case("mixed", mixed.astype([("a", "u1"), ("b", ">f8", (3,)), ("c", [("x", ">f4"), ("y", "<i2")]), ("s", "S4"), ("t", "?"), ("z", ">c16"), ("h", ">f2")]), False)

# Records within records, and complex numbers, whose sizes do not divide that of the whole.
odd = np.zeros((2, 2), dtype=[("a", "f8"), ("c", [("x", "f4"), ("y", "f4"), ("z", "f4")]), ("w", "c16"), ("d", [("u", "u1"), ("v", "i2")], (2,))])
odd["a"] = [[1, 2], [3, 4]]
odd["c"]["x"], odd["c"]["y"], odd["c"]["z"] = odd["a"] + 0.5, odd["a"] * 2, -odd["a"]
odd["w"] = odd["a"] * (1 - 2j)
case("odd", odd, False, c=repr(odd["c"].tolist()), z=odd["c"]["z"].ravel().tolist(), w=odd["w"].imag.ravel().tolist())

case("text", np.array(["Rex", "Fido", "a'b\\", 'both \' and "', "Zürich", "\U0001F600\u2028"], dtype="U12"), True)
case("text", np.array("abc", dtype="U12"), True)
case("text", np.array([["a", "b"]], dtype=">U3"), False)
case("bytes", np.array([b"Rex", b"x\x00y", b"\xff'\t"], dtype="S8"), True)
with open(os.path.join(HERE, "structured.json"), "w", encoding="utf-8") as f:
    f.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
