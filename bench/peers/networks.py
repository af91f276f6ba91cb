#!/usr/bin/env python3
"""Training steps of a middling and a small dense network, and the answer to one sample, in NumPy, PyTorch and this library, in one table.

    dotnet build -c Release bench/Bench
    python3 bench/peers/networks.py

The libraries take turns, each in a process of its own with --threads threads, and the best of --rounds rounds counts. NumPy's step is written
by hand as its users would; PyTorch's is a Sequential with its Adam. Both are as fast as the BLAS that the system gives them, which is named
below the table: LD_PRELOAD=.../libopenblas.so.0 lends another. A peer that is not installed is left out, and the table says so."""
import argparse
import math
import os
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
NETWORKS = {"step 784-256-128-10 batch 128": ([784, 256, 128, 10], 128), "step 4-32-16-4 batch 100": ([4, 32, 16, 4], 100)}
ANSWER = "microseconds of an answer"


def arguments():
    parser = argparse.ArgumentParser(description="Steps and answers of dense networks in other libraries.")
    parser.add_argument("--threads", type=int, default=1, help="threads of every library (1)")
    parser.add_argument("--rounds", type=int, default=3, help="turns of each library (3)")
    parser.add_argument("--seconds", type=float, default=0.5, help="time for each figure and round (0.5)")
    parser.add_argument("--providers", default="managed", help="providers of this library, separated by commas (managed)")
    parser.add_argument("--program", default=os.path.join(ROOT, "bench/Bench/bin/Release/net10.0/Bench.dll"), help="the built Bench.dll")
    parser.add_argument("--peer", choices=["numpy", "torch"], help=argparse.SUPPRESS)
    return parser.parse_args()


def best(call, seconds):
    """Seconds of one call: the best of many turns."""
    calls = 1
    while True:
        start = time.perf_counter()
        for _ in range(calls):
            call()
        if time.perf_counter() - start >= seconds / 50:
            break
        calls *= 2
    least = math.inf
    for _ in range(50):
        start = time.perf_counter()
        for _ in range(calls):
            call()
        least = min(least, (time.perf_counter() - start) / calls)
    return least


def numpy_figures(seconds):
    import numpy as np
    real = np.float32

    def make(widths, rows):
        rng = np.random.default_rng(1)
        weights = [(rng.standard_normal((i, o)) * math.sqrt(2 / i)).astype(real) for i, o in zip(widths, widths[1:])]
        biases = [np.zeros(o, real) for o in widths[1:]]
        parameters = weights + biases
        first, second = [np.zeros_like(p) for p in parameters], [np.zeros_like(p) for p in parameters]
        x, labels, order = rng.random((rows, widths[0])).astype(real), np.arange(rows) % widths[-1], np.arange(rows)
        last, steps = len(weights) - 1, [0]

        def forward(x):
            outputs = [x]
            for i, (w, b) in enumerate(zip(weights, biases)):
                z = outputs[-1] @ w
                z += b
                outputs.append(np.maximum(z, 0, out=z) if i < last else z)
            delta = outputs[-1] - outputs[-1].max(axis=1, keepdims=True)
            np.exp(delta, out=delta)
            delta /= delta.sum(axis=1, keepdims=True)
            return outputs, delta

        def step():
            steps[0] += 1
            outputs, delta = forward(x)
            delta[order, labels] -= 1
            delta /= rows
            gradients = [None] * len(parameters)
            for i in range(last, -1, -1):
                gradients[i] = outputs[i].T @ delta
                gradients[last + 1 + i] = delta.sum(axis=0)
                if i:
                    delta = (delta @ weights[i].T) * (outputs[i] > 0)
            rate = 0.001 * math.sqrt(1 - 0.999 ** steps[0]) / (1 - 0.9 ** steps[0])
            for p, g, m, v in zip(parameters, gradients, first, second):
                m *= real(0.9)
                m += real(0.1) * g
                v *= real(0.999)
                v += real(0.001) * g * g
                p -= real(rate) * m / (np.sqrt(v) + real(1e-8))
        return step, lambda: forward(x[:1])
    report(f"NumPy {np.__version__}", seconds, make)
    names = ("blas", "mkl_rt", "mkl_core", "blis")
    with open("/proc/self/maps", encoding="utf-8") as file:
        paths = {os.path.realpath(line.split()[-1]) for line in file if "/" in line}
    for path in sorted(p for p in paths if any(n in os.path.basename(p) for n in names) and ".so" in p and "python" not in p):
        print(f"note\tNumPy's BLAS: {path}")


def torch_figures(seconds, threads):
    import torch
    torch.set_num_threads(threads)
    nn = torch.nn

    def make(widths, rows):
        torch.manual_seed(1)
        layers = [layer for i, o in zip(widths, widths[1:]) for layer in (nn.Linear(i, o), nn.ReLU())][:-1]
        model = nn.Sequential(*layers)
        optimizer, loss = torch.optim.Adam(model.parameters()), nn.CrossEntropyLoss()
        x, labels = torch.rand(rows, widths[0]), torch.arange(rows) % widths[-1]

        def step():
            optimizer.zero_grad()
            loss(model(x), labels).backward()
            optimizer.step()

        def answer():
            with torch.inference_mode():
                torch.softmax(model(x[:1]), 1)
        return step, answer
    report(f"PyTorch {torch.__version__}", seconds, make)


def report(name, seconds, make):
    print(f"name\t{name}")
    for network, (widths, rows) in NETWORKS.items():
        step, answer = make(widths, rows)
        print(f"{network}\t{rows / best(step, seconds)}")
        if rows == 128:
            print(f"{ANSWER}\t{1e6 * best(answer, seconds)}")


def run(command, threads):
    """What a process prints: a number, or a text, by name."""
    environment = dict(os.environ)
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        environment[variable] = str(threads)
    finished = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if finished.returncode != 0:
        return None, (finished.stderr.strip().splitlines() or ["it failed"])[-1]
    return [line.split("\t") for line in finished.stdout.splitlines() if "\t" in line], None


def main():
    options = arguments()
    if options.peer:
        if options.peer == "numpy":
            numpy_figures(options.seconds)
        else:
            torch_figures(options.seconds, options.threads)
        return
    commands = {f"this library, {p}": ["dotnet", "exec", options.program, "network", "--provider", p, "--threads", str(options.threads), "--seconds", str(options.seconds)]
                for p in options.providers.split(",")}
    for peer in ("numpy", "torch"):
        commands[peer] = [sys.executable, os.path.abspath(__file__), "--peer", peer, "--threads", str(options.threads), "--seconds", str(options.seconds)]
    figures, titles, notes = {}, {}, []
    for _ in range(options.rounds):
        for key, command in commands.items():
            lines, problem = run(command, options.threads)
            if problem:
                notes.append(f"{key} is left out: {problem}")
            for name, value in lines or []:
                if name in ("name", "note"):
                    if name == "name":
                        titles[key] = value
                    else:
                        notes.append(value)
                    continue
                old = figures.setdefault(key, {}).get(name)
                better = min if name.startswith("microseconds") else max
                figures[key][name] = float(value) if old is None else better(old, float(value))
    rows = list(NETWORKS) + [ANSWER]
    print("| | " + " | ".join(f"{name}{'' if name == ANSWER else ', samples/s'}" for name in rows) + " |\n| ---" + " | ---" * len(rows) + " |")
    for key, found in figures.items():
        print(f"| {titles.get(key, key)}, {options.threads} thread{'s' if options.threads > 1 else ''} | " + " | ".join(f"{found[name]:,.1f}" if name == ANSWER else f"{found[name]:,.0f}" for name in rows) + " |")
    for key, found in figures.items():
        for name, value in found.items():
            if name not in rows:
                print(f"{key}: {name} {value:,.0f}")
    for note in dict.fromkeys(notes):
        print(note)


if __name__ == "__main__":
    main()
