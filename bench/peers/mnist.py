#!/usr/bin/env python3
"""MNIST with scikit-learn's classifiers and this library's recipes, on the same training and test sets, in one table.

    dotnet build -c Release src/Nn.Cli
    python3 bench/peers/mnist.py --data DIR

DIR holds the four IDX files, .gz or plain. Every classifier learns from the 60,000 training images with pixels divided by 255 and is measured
on the 10,000 test images once; its settings are from the literature, none was chosen on the test set. Seconds are those of learning and of the
10,000 answers, of a process with --threads threads. NumPy's products, and so the nearest neighbours, are as fast as the BLAS that the system
gives it: LD_PRELOAD=.../libopenblas.so.0 lends another. A peer that is not installed is left out, and the table says so."""
import argparse
import gzip
import os
import re
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RECIPES = ["plain", "regularised", "augmented", "best"]


def arguments():
    parser = argparse.ArgumentParser(description="MNIST with scikit-learn's classifiers and this library's recipes.")
    parser.add_argument("--data", required=True, help="the folder with the IDX files")
    parser.add_argument("--threads", type=int, default=1, help="threads of every library (1)")
    parser.add_argument("--only", help="names of rows, separated by commas: svm,forest,knn,mlp," + ",".join(RECIPES))
    parser.add_argument("--program", default=os.path.join(ROOT, "src/Nn.Cli/bin/Release/net10.0/Nn.Cli.dll"), help="the built Nn.Cli.dll")
    return parser.parse_args()


def idx(folder, stem, header):
    """The bytes of an IDX file after its header."""
    for name in (stem, stem.replace("-idx", ".idx")):
        for suffix, opener in (("", open), (".gz", gzip.open)):
            path = os.path.join(folder, name + suffix)
            if os.path.exists(path):
                with opener(path, "rb") as file:
                    return file.read()[header:]
    sys.exit(f"{folder} has no {stem}.")


def load(np, folder):
    def images(stem):
        return np.frombuffer(idx(folder, stem, 16), np.uint8).reshape(-1, 784).astype(np.float32) / 255

    def labels(stem):
        return np.frombuffer(idx(folder, stem, 8), np.uint8)
    return (images("train-images-idx3-ubyte"), labels("train-labels-idx1-ubyte"),
            images("t10k-images-idx3-ubyte"), labels("t10k-labels-idx1-ubyte"))


def peers(threads):
    from sklearn.ensemble import RandomForestClassifier
    from sklearn.neighbors import KNeighborsClassifier
    from sklearn.neural_network import MLPClassifier
    from sklearn.svm import SVC
    return {
        "svm": ("SVC, RBF, C 5, gamma 0.05", SVC(C=5, gamma=0.05, cache_size=1000)),
        "forest": ("RandomForestClassifier, 500 trees", RandomForestClassifier(500, n_jobs=threads, random_state=1)),
        "knn": ("KNeighborsClassifier, k 3, by distance", KNeighborsClassifier(3, weights="distance", n_jobs=threads)),
        "mlp": ("MLPClassifier, 256-128, 10 epochs", MLPClassifier((256, 128), batch_size=128, max_iter=10, random_state=1)),
    }


def measure(np, model, data):
    x, y, test, expected = data
    start = time.perf_counter()
    model.fit(x, y)
    learned = time.perf_counter()
    found = model.predict(test)
    return float(np.mean(found == expected)), learned - start, time.perf_counter() - learned


def recipe(program, name, folder, threads):
    """Accuracy and seconds of learning, as the program prints them."""
    command = ["dotnet", program, "train", "--dataset", "mnist", "--data", folder, "--recipe", name, "--threads", str(threads),
               "--provider", "managed", "--output"]
    with tempfile.TemporaryDirectory() as place:
        run = subprocess.run(command + [os.path.join(place, "model.safetensors")], capture_output=True, text=True, check=False)
    if run.returncode != 0:
        return None, run.stderr.strip()
    accuracy = re.search(r"^accuracy\s+([\d.]+)", run.stdout, re.MULTILINE)
    seconds = re.search(r"trained in ([\d.]+) s", run.stdout)
    return (float(accuracy.group(1)), float(seconds.group(1))), None


def main():
    options = arguments()
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = str(options.threads)
    wanted = options.only.split(",") if options.only else ["svm", "forest", "knn", "mlp"] + RECIPES
    rows, notes = [], []
    try:
        import numpy as np
        known = peers(options.threads)
    except ImportError as error:
        known = {}
        notes.append(f"scikit-learn's rows are left out: {error}.")
    if any(name in known for name in wanted):
        data = load(np, options.data)
        for name in wanted:
            if name in known:
                title, model = known[name]
                accuracy, learning, answering = measure(np, model, data)
                rows.append((f"scikit-learn {title}", accuracy, f"{learning:.1f}", f"{answering:.2f}"))
                print(rows[-1], file=sys.stderr)
    for name in wanted:
        if name not in RECIPES:
            continue
        if not os.path.exists(options.program):
            notes.append(f"The recipes are left out: there is no {options.program}; build src/Nn.Cli.")
            break
        figures, problem = recipe(options.program, name, options.data, options.threads)
        if problem:
            notes.append(f"The recipe {name} is left out: {problem}")
        else:
            rows.append((f"train --recipe {name}", figures[0], f"{figures[1]:.1f}", ""))
            print(rows[-1], file=sys.stderr)
    print(f"| classifier ({options.threads} thread{'s' if options.threads > 1 else ''}) | accuracy | seconds to learn | to answer 10,000 |\n| --- | --- | --- | --- |")
    for title, accuracy, learning, answering in rows:
        print(f"| {title} | {accuracy:.4f} | {learning} | {answering} |")
    for note in notes:
        print(note)


if __name__ == "__main__":
    main()
