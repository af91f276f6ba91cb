"""Writes files.json: the bytes of the files that NumPy writes, in base64. Run with NumPy: python3 make_files.py"""
import base64
import io
import json
import os

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
cases = []


def npy(name, a, version=None, note=""):
    stream = io.BytesIO()
    np.lib.format.write_array(stream, a, version=version)
    native = np.ascontiguousarray(a.astype(a.dtype.newbyteorder("=")))
    cases.append({
        "name": name, "dtype": a.dtype.name, "shape": list(a.shape), "written": note != "read only",
        "bytes": base64.b64encode(stream.getvalue()).decode(), "elements": base64.b64encode(native.tobytes()).decode(),
    })


rng = np.random.default_rng(11)
for letters in ["b1", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8", "c8", "c16"]:
    values = rng.integers(0, 2, 6).astype(letters) if letters == "b1" else (rng.standard_normal(6) * 50).astype(letters) if letters[0] in "if" else \
        rng.integers(0, 200, 6).astype(letters) if letters[0] == "u" else (rng.standard_normal(6) + 1j * rng.standard_normal(6)).astype(letters)
    npy(letters, values.reshape(2, 3))
    npy(letters + " big-endian", values.astype(">" + letters), note="read only")
    npy(letters + " Fortran", np.asfortranarray(values.reshape(3, 2)))
npy("0-d", np.array(2.5))
npy("empty", np.zeros((0, 3), dtype="f4"))
npy("three axes", np.arange(24, dtype="i4").reshape(2, 3, 4))
npy("three axes, Fortran", np.asfortranarray(np.arange(24, dtype="i4").reshape(2, 3, 4)))
npy("version 2", np.arange(5.0), version=(2, 0), note="read only")
npy("version 3", np.arange(5.0), version=(3, 0), note="read only")
npy("nan and inf", np.array([np.nan, np.inf, -np.inf, -0.0]))
for name, save in (("npz", np.savez), ("npz compressed", np.savez_compressed)):
    stream = io.BytesIO()
    save(stream, np.arange(3.0), weights=np.arange(6, dtype="f4").reshape(2, 3), mask=np.array([True, False]))
    cases.append({"name": name, "bytes": base64.b64encode(stream.getvalue()).decode()})
with open(os.path.join(HERE, "files.json"), "w", encoding="utf-8") as f:
    f.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
