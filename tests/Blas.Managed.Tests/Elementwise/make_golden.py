#!/usr/bin/env python3
"""Writes vectormath.csv: function, argument(s) and exact result (as a double and the double nearest to the rest), in decimals of
60 digits and more, by Python's standard library alone:  python3 tests/Blas.Managed.Tests/Elementwise/make_golden.py"""
import random
from decimal import Decimal as D, getcontext
from pathlib import Path

DIGITS = 70
getcontext().prec = DIGITS
random.seed(7)


def series(start, step):
    term = total = start
    k = 0
    while term != 0 and abs(term) > abs(total) * D(10) ** -(DIGITS + 5):
        k += 1
        term = step(term, k)
        total += term
    return total


def compute_pi(digits):
    getcontext().prec = digits + 10
    def arctan_inverse(n):
        term = total = D(1) / n
        k = 1
        while abs(term) > D(10) ** -(digits + 8):
            term = -term / (n * n)
            k += 2
            total += term / k
        return total
    value = 4 * (4 * arctan_inverse(D(5)) - arctan_inverse(D(239)))
    getcontext().prec = DIGITS
    return value


PI = compute_pi(420)


def reduced(x):
    getcontext().prec = 420
    r = x - (x / (2 * PI)).to_integral_value() * 2 * PI
    getcontext().prec = DIGITS + 40
    return r


def sin(x):
    r = reduced(x)
    y = series(r, lambda t, k: -t * r * r / ((2 * k) * (2 * k + 1)))
    getcontext().prec = DIGITS
    return +y


def cos(x):
    r = reduced(x)
    y = series(D(1), lambda t, k: -t * r * r / ((2 * k - 1) * (2 * k)))
    getcontext().prec = DIGITS
    return +y


def expm1(x):
    return x.exp() - 1 if abs(x) > D("0.5") else series(x, lambda t, k: t * x / (k + 1))


def log1p(x):
    if abs(x) > D("0.1"):
        return (1 + x).ln()
    s = x / (2 + x)
    power, total, k = s, s, 1
    while power != 0 and abs(power) > abs(s) * D(10) ** -(DIGITS + 5):
        power *= s * s
        k += 2
        total += power / k
    return 2 * total


def erf(x):
    if abs(x) > 9:
        return D(1).copy_sign(x)
    getcontext().prec = DIGITS + 40
    y = 2 / PI.sqrt() * (-x * x).exp() * series(x, lambda t, k: t * 2 * x * x / (2 * k + 1))
    getcontext().prec = DIGITS
    return +y


def arctan(x):
    # Halved four times: tan(y / 2) = tan y / (1 + sqrt(1 + tan^2 y)).
    getcontext().prec = DIGITS + 330  # 1 + x^2 of small x
    for _ in range(4):
        x = x / (1 + (1 + x * x).sqrt())
    getcontext().prec = DIGITS + 10
    total = power = x
    k = 1
    while power != 0 and abs(power) > abs(x) * D(10) ** -(DIGITS + 5):
        power *= -x * x
        k += 2
        total += power / k
    getcontext().prec = DIGITS
    return 16 * total


def arcsin(x):
    getcontext().prec = DIGITS + 40
    root = (1 - x * x).sqrt()
    return arctan(x / root)


def tanh(x):
    e = expm1(2 * abs(x))
    return (e / (e + 2)).copy_sign(x)


def sinh(x):
    e = expm1(abs(x))
    return ((e + e / (e + 1)) / 2).copy_sign(x)


FUNCTIONS = {
    "exp": (D.exp, -745, 709.7), "exp2": (lambda x: (x * D(2).ln()).exp(), -1074, 1023.9), "expm1": (expm1, -50, 709.7),
    "log": (D.ln, 0, None), "log2": (lambda x: x.ln() / D(2).ln(), 0, None), "log10": (lambda x: x.log10(), 0, None),
    "log1p": (log1p, -1, None), "sin": (sin, None, None), "cos": (cos, None, None), "tan": (lambda x: sin(x) / cos(x), None, None),
    "sinh": (sinh, -710.4, 710.4), "cosh": (lambda x: (x.exp() + (-x).exp()) / 2, -710.4, 710.4), "tanh": (tanh, -25, 25),
    "erf": (erf, -7, 7), "sigmoid": (lambda x: 1 / (1 + (-x).exp()), -740, 60),
    "softplus": (lambda x: max(x, D(0)) + log1p((-abs(x)).exp()), -740, 800),
}


def arguments(low, high):
    """Near 0, about 1, over the range, and over all exponents where the range is open."""
    values = [s * v for s in (1, -1) for v in (1.0, 0.5, 2.0, 1e-5, 1e-300, 5e-324, 0.0216608, 0.7, 1.0000000000000002, 0.9999999999999999)]
    values += [random.uniform(-1, 1) * 2.0 ** random.randint(-30, 3) for _ in range(80)]
    values += [random.uniform(0.95, 1.07) for _ in range(30)]
    values += [random.uniform(low if low is not None else -100, high if high is not None else 100) for _ in range(80)]
    if high is None:
        values += [random.uniform(1, 2) * 2.0 ** random.randint(-1070, 1022) for _ in range(40)]
    if low is None:
        values += [k * float(PI) / 2 for k in (1, 2, 3, 7, 22, 355, 1000, 31415, 600000)] + [6381956970095103.0 * 2.0 ** 797, 1e22, 999999.5]
    return [v for v in values if (low is None or v > low) and (high is None or v < high)]


lines = []


def add(name, x, y, exact):
    high = float(exact)
    rest = float(exact - D(high)) if abs(high) < float("inf") else 0.0
    lines.append(f"{name},{x!r},{y if y is not None else ''},{high!r},{rest!r}")


for name, (f, low, high) in FUNCTIONS.items():
    for x in arguments(low, high):
        add(name, x, None, f(D(x)))
for _ in range(400):
    kind = random.randint(0, 3)
    x = random.uniform(0.94, 1.07) if kind == 0 else random.uniform(1, 2) * 2.0 ** random.randint(-1040, 1000) if kind == 1 else random.uniform(0, 30)
    most = min(740 / abs(float(D(x).ln()) or 1), 1e15)
    y = random.uniform(-most, most) if kind != 3 else float(random.randint(-20, 20))
    exact = (D(y) * D(x).ln()).exp()
    if D("1e-320") < exact < D("1.7e308"):
        add("pow", x, y, exact)
for x in arguments(-740, 800):
    add("silu", x, None, D(x) / (1 + (-D(x)).exp()))
for x in arguments(None, None):
    add("arctan", x, None, arctan(D(x)))
for x in arguments(-1, 1) + [random.uniform(-1, 1) for _ in range(80)] + [s * (1 - random.random() * 2.0 ** -random.randint(2, 50)) for s in (1, -1) for _ in range(40)]:
    add("arcsin", x, None, arcsin(D(x)))
    add("arccos", x, None, PI / 2 - arcsin(D(x)))
Path(__file__).with_name("vectormath.csv").write_text("\n".join(lines) + "\n")
