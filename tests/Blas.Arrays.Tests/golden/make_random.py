"""Writes random.json: what NumPy's generators draw. Run with any NumPy from 1.19 on: python3 make_random.py

A case is a generator, a seed, a call, and its result: the SHA-256 of the elements' bytes where the stream is the same to the bit
everywhere, else the elements themselves (in hexadecimal, exact), which depend on the C library's exp, log and pow in the last place.
"""

import hashlib
import json
import pathlib

import numpy as np

BITS = {"PCG64": np.random.PCG64, "Philox": np.random.Philox, "SFC64": np.random.SFC64, "MT19937": np.random.MT19937}
SEEDS = [0, 42, 2**31 + 7, 10**40]
EXACT = {
    "random": lambda g: g.random(100_000),
    "random_f": lambda g: g.random(100_001, dtype=np.float32),
    "standard_normal": lambda g: g.standard_normal(300_000),
    "standard_normal_f": lambda g: g.standard_normal(300_000, dtype=np.float32),
    "normal": lambda g: g.normal(3.0, 0.25, 1000),
    "uniform": lambda g: g.uniform(-2.0, 5.5, 1000),
    "standard_exponential": lambda g: g.standard_exponential(300_000),
    "exponential": lambda g: g.exponential(2.5, 1000),
    "integers_10": lambda g: g.integers(0, 10, 10_001),
    "integers_neg": lambda g: g.integers(-(2**40), 2**61 + 12345, 10_000),
    "integers_full": lambda g: g.integers(-(2**63), 2**63 - 1, 1000, endpoint=True),
    "integers_32": lambda g: g.integers(-5, 2**31 - 1, 10_000, dtype=np.int32, endpoint=True),
    "integers_u32": lambda g: g.integers(0, 2**32, 1000, dtype=np.uint32),
    "integers_u64": lambda g: g.integers(3, 2**64, 1000, dtype=np.uint64),
    "integers_16": lambda g: g.integers(-300, 30_000, 10_001, dtype=np.int16),
    "integers_u8": lambda g: g.integers(0, 256, 1001, dtype=np.uint8),
    "integers_u8_7": lambda g: g.integers(1, 200, 10_001, dtype=np.uint8),
    "booleans": lambda g: g.integers(0, 2, 1001, dtype=bool),
    "bytes": lambda g: np.frombuffer(g.bytes(1003), dtype=np.uint8),
    "permutation": lambda g: g.permutation(5000),
    "permutation_rows": lambda g: g.permutation(np.arange(60).reshape(20, 3)),
    "shuffle_twice": lambda g: shuffled(g),
    "choice": lambda g: g.choice(1000, 500),
    "choice_p": lambda g: g.choice(5, 500, p=[0.1, 0.0, 0.4, 0.3, 0.2]),
    "choice_few": lambda g: g.choice(100_000, 300, replace=False),
    "choice_few_unshuffled": lambda g: g.choice(100_000, 300, replace=False, shuffle=False),
    "choice_many": lambda g: g.choice(20_000, 5000, replace=False),
    "choice_all": lambda g: g.choice(50, 50, replace=False),
    "choice_distinct_p": lambda g: g.choice(6, 4, replace=False, p=[0.5, 0.3, 0.1, 0.05, 0.03, 0.02]),
    "mixed": lambda g: mixed(g),
}
NEAR = {
    "gamma_0.3": lambda g: g.gamma(0.3, 2.0, 150),
    "gamma_1": lambda g: g.gamma(1.0, 2.0, 100),
    "gamma_7.5": lambda g: g.gamma(7.5, 0.5, 150),
    "beta_small": lambda g: g.beta(0.5, 0.25, 150),
    "beta_tiny": lambda g: g.beta(1e-4, 1e-4, 150),
    "beta_large": lambda g: g.beta(2.0, 5.0, 150),
    "poisson_4": lambda g: g.poisson(4.0, 150),
    "poisson_100": lambda g: g.poisson(100.5, 150),
    "binomial_small": lambda g: g.binomial(20, 0.3, 150),
    "binomial_large": lambda g: g.binomial(1000, 0.4, 150),
    "binomial_huge": lambda g: g.binomial(10**9, 0.83, 150),
    "normal_broadcast": lambda g: g.normal([[0.0], [10.0]], [1.0, 2.0, 3.0]),
}


def shuffled(g):
    x = np.arange(1000)
    g.shuffle(x)
    g.shuffle(x)
    return x


def mixed(g):
    """Odd numbers of 32-bit draws between the others: the half that is left over must survive."""
    return np.array([g.integers(0, 100), g.random(), g.integers(0, 100), g.standard_normal(), g.integers(0, 100)], dtype=float)


def text(a):
    return [float(v).hex() if a.dtype.kind == "f" else str(v) for v in a.ravel()]


cases = []
for name, bits in BITS.items():
    for seed in SEEDS:
        raw = bits(seed).random_raw(3000).astype(np.uint64)
        cases.append({"bits": name, "seed": str(seed), "call": "raw", "sha256": hashlib.sha256(raw.tobytes()).hexdigest()})
    for seed in SEEDS[:2] if name == "PCG64" else SEEDS[1:2]:
        for call, draw in EXACT.items():
            result = np.ascontiguousarray(draw(np.random.Generator(bits(seed))))
            cases.append({"bits": name, "seed": str(seed), "call": call, "sha256": hashlib.sha256(result.tobytes()).hexdigest(), "first": text(result.ravel()[:5])})
for seed in (0, 42):
    for call, draw in NEAR.items():
        cases.append({"bits": "PCG64", "seed": str(seed), "call": call, "values": text(draw(np.random.default_rng(seed)))})
for seed in (0, 42, 2**32 - 1):
    state = np.random.RandomState(seed)
    cases.append({"bits": "RandomState", "seed": str(seed), "call": "rand", "sha256": hashlib.sha256(state.rand(5000).tobytes()).hexdigest()})
    cases.append({"bits": "RandomState", "seed": str(seed), "call": "randn", "values": text(np.random.RandomState(seed).randn(1001))})
spawned = np.random.SeedSequence(42).spawn(3)[2].spawn(2)[1]
cases.append({"bits": "SeedSequence", "seed": "42", "call": "spawn", "values": [str(v) for v in spawned.generate_state(10)]})
cases.append({"bits": "SeedSequence", "seed": str(2**200 + 17), "call": "state", "values": [str(v) for v in np.random.SeedSequence(2**200 + 17).generate_state(10)]})
advanced = np.random.PCG64(7)
advanced.advance(10**30)
cases.append({"bits": "PCG64", "seed": "7", "call": "advance", "values": [str(v) for v in advanced.random_raw(3)]})

path = pathlib.Path(__file__).with_name("random.json")
path.write_text("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
