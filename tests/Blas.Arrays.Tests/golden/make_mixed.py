"""Writes mixed.json: types and values of every function of two operands for arrays of every two types, and of one for each type: python3 make_mixed.py"""
import json
import os
import warnings

import numpy as np

warnings.simplefilter("ignore")
HERE = os.path.dirname(os.path.abspath(__file__))
TYPES = ["bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float16", "float32", "float64", "complex64", "complex128"]
PAIRS = ["add", "subtract", "multiply", "divide", "floor_divide", "remainder", "fmod", "power", "float_power", "maximum", "minimum", "fmax", "fmin", "equal", "not_equal",
         "less", "less_equal", "greater", "greater_equal", "logical_and", "logical_or", "logical_xor", "bitwise_and", "bitwise_or", "bitwise_xor", "left_shift", "right_shift",
         "gcd", "lcm", "arctan2", "hypot", "copysign", "nextafter", "logaddexp", "logaddexp2", "heaviside"]
SINGLES = ["exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "sqrt", "cbrt", "sin", "cos", "tan", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "arcsinh", "arccosh",
           "degrees", "radians", "fabs", "floor", "ceil", "trunc", "rint", "spacing", "signbit", "isnan", "isinf", "isfinite", "logical_not", "negative", "positive", "absolute",
           "square", "sign", "reciprocal", "invert"]


def text(call):
    try:
        r = call()
    except TypeError:
        return "TypeError"
    return r.dtype.name + " " + " ".join("%g" % complex(v).real for v in r)


cases = []
for name in PAIRS:
    f = getattr(np, name)
    cases.append({"name": name, "results": [text(lambda: f(np.array([1, 3], dtype=a), np.array([1, 2], dtype=b))) for a in TYPES for b in TYPES]})
for name in SINGLES:
    f = getattr(np, name)
    cases.append({"name": name, "results": [text(lambda: f(np.array([1, 1], dtype=a))) for a in TYPES]})
with open(os.path.join(HERE, "mixed.json"), "w", encoding="utf-8") as out:
    out.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
