"""Writes einsum.json: what NumPy's einsum gives for small integers. Run with NumPy: python3 make_einsum.py"""
import json
import os

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = [
    ("ij,jk->ik", [(2, 3), (3, 4)]), ("ij,jk", [(2, 3), (3, 4)]), ("ij,jk->ki", [(2, 3), (3, 4)]), ("ii", [(3, 3)]), ("ii->i", [(3, 3)]),
    ("ij->", [(2, 3)]), ("ij->ji", [(2, 3)]), ("ba", [(2, 3)]), ("i,i", [(4,), (4,)]), ("i,j->ij", [(2,), (3,)]), ("i,j->ji", [(2,), (3,)]),
    ("ijk,ikl->ijl", [(2, 3, 4), (2, 4, 5)]), ("bij,bjk->bik", [(2, 3, 4), (1, 4, 2)]), ("...ij,...jk->...ik", [(2, 3, 4), (4, 2)]),
    ("...i,...i", [(2, 3, 4), (3, 4)]), ("...ij->...ji", [(2, 3, 4)]), ("i...->...", [(2, 3, 4)]), ("ij,ij->ij", [(2, 3), (2, 3)]),
    ("ij,ij->i", [(2, 3), (2, 3)]), ("ij,kj->ik", [(2, 3), (4, 3)]), ("ij,jk,kl->il", [(2, 3), (3, 4), (4, 2)]),
    ("ij,jk,kl,lm->im", [(2, 3), (3, 4), (4, 2), (2, 5)]), ("ijkl,jl->ik", [(2, 3, 2, 3), (3, 3)]), ("iijj->ij", [(2, 2, 3, 3)]),
    ("iji->j", [(3, 2, 3)]), ("a,ab,b->", [(2,), (2, 3), (3,)]), ("ij,k->ijk", [(2, 3), (2,)]), ("ij,", [(2, 3), ()]), (",ij->j", [(), (2, 3)]),
    ("ijk->k", [(0, 2, 3)]), ("ij,jk->ik", [(2, 0), (0, 3)]), ("abc,cd,def->abf", [(2, 3, 2), (2, 3), (3, 2, 4)]), ("ij,ji->", [(2, 3), (3, 2)]),
    (" i j , j k -> i k ", [(2, 3), (3, 4)]), ("Ab,bC->AC", [(2, 3), (3, 2)]), ("ijk,jil->kl", [(2, 3, 4), (3, 2, 2)]), ("ij,i->", [(2, 3), (1,)]),
]
cases = []
for subscripts, shapes in CASES:
    operands = [np.arange(int(np.prod(s)), dtype=np.int64).reshape(s) - 3 + k for k, s in enumerate(shapes)]
    result = np.asarray(np.einsum(subscripts, *operands))
    cases.append({"subscripts": subscripts, "operands": [list(s) for s in shapes], "dtype": "int64", "shape": list(result.shape),
                  "values": [str(int(v)) for v in result.ravel()]})
with open(os.path.join(HERE, "einsum.json"), "w", encoding="utf-8") as f:
    f.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
