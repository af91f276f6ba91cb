#!/usr/bin/env python3
"""The work of `compare` in NumPy, SciPy, PyTorch, scikit-learn and Math.NET, in one table beside this library's.

    dotnet run -c Release --project src/Nn.Cli -- compare --quick
    python3 bench/peers/compare.py compare.json

Each peer does what its users would write, on operands that are there already, and gets the number of threads that --threads says. The
best of some turns counts for a peer, the median for this library. A peer that is not installed is left out, and the table says so."""
import argparse
import json
import math
import os
import shutil
import subprocess
import sys
import time


def arguments():
    parser = argparse.ArgumentParser(description="The work of `compare` in other libraries.")
    parser.add_argument("report", nargs="?", default="compare.json", help="the JSON file that `compare` wrote")
    parser.add_argument("--threads", type=int, default=1, help="threads of every library (1)")
    parser.add_argument("--type", choices=["float", "double"], default="float", help="the element type (float)")
    parser.add_argument("--seconds", type=float, default=0.1, help="time for each piece of work (0.1)")
    return parser.parse_args()


def best(call, seconds, turns=5):
    """Seconds of one call: the best of some turns."""
    call()
    calls = 1
    while True:
        start = time.perf_counter()
        for _ in range(calls):
            call()
        taken = time.perf_counter() - start
        if taken > seconds / turns / 2:
            break
        calls *= 2
    least = taken / calls
    for _ in range(turns):
        start = time.perf_counter()
        for _ in range(calls):
            call()
        least = min(least, (time.perf_counter() - start) / calls)
    return least


def sizes(shape):
    """Rows, products in a sum, columns."""
    numbers = [int(s) for s in shape.split("x")] if " " not in shape else []
    return numbers * 3 if len(numbers) == 1 else numbers


def numpy_work(np, dtype, group, routine, shape):
    """A call that does the work with NumPy, or None where it has nothing for it."""
    rng = np.random.default_rng(1)

    def random(*dims):
        return (rng.random(dims) - 0.5).astype(dtype)

    name = routine.split(" ")[0]
    if name == "gemm":
        m, k, n = sizes(shape)
        a = random(k, m).T if routine[5] == "T" else random(m, k)
        b = random(n, k).T if routine[6] == "T" else random(k, n)
        c = np.empty((m, n), dtype)
        return lambda: np.matmul(a, b, out=c)
    if name == "gemm_batch_strided":
        batch, n = (int(s) for s in shape.split(" x "))
        a, b, c = random(batch, n, n), random(batch, n, n), np.empty((batch, n, n), dtype)
        return lambda: np.matmul(a, b, out=c)
    n = int(shape) if shape.isdigit() else 0
    if name == "gemv":
        a, x, y = random(n, n), random(n), np.empty(n, dtype)
        a = a.T if routine[5] == "N" else a
        return lambda: np.matmul(a, x, out=y)
    if name == "dot":
        x, y = random(n), random(n)
        return lambda: np.dot(x, y)
    if name == "nrm2":
        x = random(n)
        return lambda: np.linalg.norm(x)
    if name == "scal":
        x = random(n)
        return lambda: np.negative(x, out=x)
    if name == "axpy":
        x, y, t = random(n), random(n), np.empty(n, dtype)
        factor = dtype(0.7)

        def axpy():
            np.multiply(x, factor, out=t)
            np.add(y, t, out=y)
        return axpy
    if name == "symm":
        a, b, c = random(n, n), random(n, n), np.empty((n, n), dtype)
        a = a + a.T
        return lambda: np.matmul(a, b, out=c)
    if name == "syrk":
        a, c = random(n, n), np.empty((n, n), dtype)
        return lambda: np.matmul(a, a.T, out=c)
    if name == "potrf":
        a = np.full((n, n), 0.5, dtype) + n * np.eye(n, dtype=dtype)
        return lambda: np.linalg.cholesky(a)
    if name == "geqrf":
        a = random(n, n)
        return lambda: np.linalg.qr(a, mode="raw")
    if name == "syevd":
        a = random(n, n)
        a = a + a.T
        return lambda: np.linalg.eigh(a)
    if name == "gesdd":
        a = random(n, n)
        return lambda: np.linalg.svd(a)
    if name == "geev":
        a = random(n, n)
        return lambda: np.linalg.eig(a)
    return numpy_step(np, dtype) if group == "training" else None


def numpy_step(np, dtype):
    """A step of 784-256-128-10 on a batch of 128 with Adam, as one writes it by hand."""
    rng = np.random.default_rng(1)
    widths = [784, 256, 128, 10]
    weights = [(rng.standard_normal((i, o)) * math.sqrt(2 / i)).astype(dtype) for i, o in zip(widths, widths[1:])]
    biases = [np.zeros(o, dtype) for o in widths[1:]]
    parameters = weights + biases
    first = [np.zeros_like(p) for p in parameters]
    second = [np.zeros_like(p) for p in parameters]
    x = rng.random((128, 784)).astype(dtype)
    labels = np.arange(128) % 10
    rows = np.arange(128)
    steps = [0]

    def step():
        steps[0] += 1
        outputs = [x]
        for i, (w, b) in enumerate(zip(weights, biases)):
            z = outputs[-1] @ w
            z += b
            outputs.append(np.maximum(z, 0, out=z) if i < 2 else z)
        delta = outputs[-1] - outputs[-1].max(axis=1, keepdims=True)
        np.exp(delta, out=delta)
        delta /= delta.sum(axis=1, keepdims=True)
        delta[rows, labels] -= 1
        delta /= 128
        gradients = [None] * 6
        for i in (2, 1, 0):
            gradients[i] = outputs[i].T @ delta
            gradients[3 + i] = delta.sum(axis=0)
            if i:
                delta = (delta @ weights[i].T) * (outputs[i] > 0)
        rate = 0.001 * math.sqrt(1 - 0.999 ** steps[0]) / (1 - 0.9 ** steps[0])
        for p, g, m, v in zip(parameters, gradients, first, second):
            m *= dtype(0.9)
            m += dtype(0.1) * g
            v *= dtype(0.999)
            v += dtype(0.001) * g * g
            p -= dtype(rate) * m / (np.sqrt(v) + dtype(1e-8))
    return step


def scipy_work(linalg, np, dtype, group, routine, shape):
    """What NumPy lacks: factorizations by themselves, triangular products."""
    name = routine.split(" ")[0]
    n = int(shape) if shape.isdigit() else 0
    rng = np.random.default_rng(1)
    a = np.asfortranarray((rng.random((n, n)) - 0.5).astype(dtype)) if n and name in ("getrf", "trmm", "trsm", "symm", "syrk") else None
    if name == "getrf":
        return lambda: linalg.lu_factor(a, check_finite=False)
    if name in ("trmm", "trsm"):
        b = np.asfortranarray(a + 0)
        np.fill_diagonal(a, 1.25)
        call = getattr(linalg.blas, ("s" if dtype is np.float32 else "d") + name)
        return lambda: call(1.0, a, b, lower=1)
    if name == "syrk":
        call = getattr(linalg.blas, ("s" if dtype is np.float32 else "d") + name)
        return lambda: call(1.0, a, lower=1)
    return None


def torch_work(torch, dtype, group, routine, shape):
    name = routine.split(" ")[0]
    torch.manual_seed(1)

    def random(*dims):
        return torch.rand(*dims, dtype=dtype) - 0.5

    if name == "gemm":
        m, k, n = sizes(shape)
        a = random(k, m).T if routine[5] == "T" else random(m, k)
        b = random(n, k).T if routine[6] == "T" else random(k, n)
        c = torch.empty(m, n, dtype=dtype)
        return lambda: torch.mm(a, b, out=c)
    if name == "gemm_batch_strided":
        batch, n = (int(s) for s in shape.split(" x "))
        a, b, c = random(batch, n, n), random(batch, n, n), torch.empty(batch, n, n, dtype=dtype)
        return lambda: torch.bmm(a, b, out=c)
    n = int(shape) if shape.isdigit() else 0
    if name == "gemv":
        a, x, y = random(n, n), random(n), torch.empty(n, dtype=dtype)
        a = a.T if routine[5] == "N" else a
        return lambda: torch.mv(a, x, out=y)
    if name == "dot":
        x, y = random(n), random(n)
        return lambda: torch.dot(x, y)
    if name == "axpy":
        x, y = random(n), random(n)
        return lambda: y.add_(x, alpha=0.7)
    if name in ("getrf", "potrf", "geqrf", "syevd", "gesdd", "geev"):
        a = random(n, n)
        if name == "potrf":
            a = a * 0 + 0.5 + n * torch.eye(n, dtype=dtype)
        elif name == "syevd":
            a = a + a.T
        call = {"getrf": torch.linalg.lu_factor, "potrf": torch.linalg.cholesky, "geqrf": torch.geqrf, "syevd": torch.linalg.eigh,
                "gesdd": torch.linalg.svd, "geev": torch.linalg.eig}[name]
        return lambda: call(a)
    if group == "training":
        nn = torch.nn
        model = nn.Sequential(nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10)).to(dtype)
        optimizer, loss = torch.optim.Adam(model.parameters()), nn.CrossEntropyLoss()
        x, labels = torch.rand(128, 784, dtype=dtype), torch.arange(128) % 10

        def step():
            optimizer.zero_grad()
            loss(model(x), labels).backward()
            optimizer.step()
        return step
    return None


def sklearn_work(network, np, dtype, group, routine, shape):
    if group != "training":
        return None
    model = network.MLPClassifier((256, 128), batch_size=128)
    x, labels = np.random.default_rng(1).random((128, 784)).astype(dtype), np.arange(128) % 10
    model.partial_fit(x, labels, classes=np.arange(10))
    return lambda: model.partial_fit(x, labels)


class MathNet:
    """Math.NET in a process of its own, which is asked for the seconds of one piece of work after the other."""

    def __init__(self, options):
        self.process = None
        if shutil.which("dotnet") is None:
            return
        program = os.path.join(os.path.dirname(os.path.abspath(__file__)), "mathnet.cs")
        self.process = subprocess.Popen(
            ["dotnet", "run", "-c", "Release", program, "--", options.type, str(options.threads), str(options.seconds)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.name = self.process.stdout.readline().strip()
        if not self.name:
            self.process = None

    def seconds(self, *work):
        try:
            self.process.stdin.write("\t".join(work) + "\n")
            self.process.stdin.flush()
            answer = self.process.stdout.readline().strip()
        except BrokenPipeError:
            answer = ""
        return float(answer) if answer not in ("", "-") else None

    def close(self):
        if self.process is not None:
            self.process.stdin.close()
            self.process.wait()


def peers(options):
    """The libraries that are here: a name with its version, and what makes a call of some work."""
    found, absent = [], []
    try:
        import numpy as np
        dtype = np.float32 if options.type == "float" else np.float64
        found.append((f"NumPy {np.__version__}", lambda *work: numpy_work(np, dtype, *work)))
    except ImportError:
        return [], ["NumPy", "SciPy", "PyTorch", "scikit-learn"]
    try:
        import scipy
        from scipy import linalg
        found.append((f"SciPy {scipy.__version__}", lambda *work: scipy_work(linalg, np, dtype, *work)))
    except ImportError:
        absent.append("SciPy")
    try:
        import torch
        torch.set_num_threads(options.threads)
        kind = torch.float32 if options.type == "float" else torch.float64
        found.append((f"PyTorch {torch.__version__}", lambda *work: torch_work(torch, kind, *work)))
    except ImportError:
        absent.append("PyTorch")
    try:
        import sklearn
        from sklearn import neural_network
        found.append((f"scikit-learn {sklearn.__version__}", lambda *work: sklearn_work(neural_network, np, dtype, *work)))
    except ImportError:
        absent.append("scikit-learn")
    return found, absent


def blas_files():
    """The BLAS that is loaded into this process: what NumPy and PyTorch multiply with depends on the system's choice."""
    try:
        with open("/proc/self/maps", encoding="utf-8") as file:
            paths = {line.split()[-1] for line in file if "/" in line}
    except OSError:
        return []
    names = ("blas", "mkl_rt", "mkl_core", "blis")
    return sorted({os.path.realpath(p) for p in paths if any(n in os.path.basename(p) for n in names) and ".so" in p and "python" not in p})


def main():
    options = arguments()
    try:
        with open(options.report, encoding="utf-8") as file:
            report = json.load(file)
    except (OSError, ValueError) as failure:
        sys.exit(f"{options.report}: {failure}")
    mine = [m for m in report["measurements"] if m["type"] == options.type and m["threads"] == options.threads]
    if not mine:
        sys.exit(f"{options.report} has nothing for {options.type} with {options.threads} threads.")

    # Before the libraries are loaded: they read these once.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = str(options.threads)
    found, absent = peers(options)
    for name in absent:
        print(f"{name} is not installed: left out")
    mathnet = MathNet(options)
    if mathnet.process is None:
        print("Math.NET could not be run with dotnet: left out")
    providers = list(dict.fromkeys(m["provider"] for m in mine))
    columns = [os.path.basename(p) for p in providers] + [name for name, _ in found] + ([mathnet.name] if mathnet.process else [])
    widths = [max(10, len(c)) for c in columns]
    for path in blas_files():
        print(f"BLAS of the peers: {path}" + (" (the reference: slow; Debian's libopenblas0-pthread replaces it)" if path.endswith("/libblas.so.3") or "/blas/libblas" in path else ""))
    print(f"{report['machine']['processor']}, {options.type}, threads {options.threads}")
    print(f"{'work':20}{'size':>26}  {'unit':11}" + "".join(f"{c:>{w + 2}}" for c, w in zip(columns, widths)))
    scale = {"GFLOP/s": 1e9, "GB/s": 1e9, "Mcalls/s": 1e6, "ksamples/s": 1e3}
    for work in dict.fromkeys((m["group"], m["routine"], m["shape"]) for m in mine):
        rows = {m["provider"]: m for m in mine if (m["group"], m["routine"], m["shape"]) == work}
        some = next(iter(rows.values()))
        amount = some["rate"] * some["seconds"] * scale[some["unit"]]
        cells = [f"{rows[p]['rate']:.3g}" if p in rows else "-" for p in providers]
        for _, make in found:
            call = make(*work)
            cells.append("-" if call is None else f"{amount / best(call, options.seconds) / scale[some['unit']]:.3g}")
        if mathnet.process:
            taken = mathnet.seconds(*work)
            cells.append("-" if taken is None else f"{amount / taken / scale[some['unit']]:.3g}")
        print(f"{work[1]:20}{work[2]:>26}  {some['unit']:11}" + "".join(f"{c:>{w + 2}}" for c, w in zip(cells, widths)), flush=True)
    mathnet.close()


if __name__ == "__main__":
    main()
