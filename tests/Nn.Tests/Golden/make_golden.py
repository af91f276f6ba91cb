"""Writes what PyTorch gives for optimizers, activations, losses and layers: the JSON files beside this script.

Run: /usr/bin/python3 make_golden.py (Debian's python3-torch 1.13.1, python3-numpy 1.24.2).
"""
import json
import os

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
HERE = os.path.dirname(os.path.abspath(__file__))
STEPS = 20
N = 5


def write(name, content):
    with open(os.path.join(HERE, name), "w") as file:
        file.write("{\n" + ",\n".join(f"{json.dumps(key)}: {json.dumps(part)}" for key, part in content.items()) + "\n}\n")


# f(p) = p'Ap / 2 - b'p + sum p^4 / 10: convex, coupled, with a Hessian that changes. The tests compute the same.
A = np.array([[1 / (1 + abs(i - j)) + (1 + i if i == j else 0) for j in range(N)] for i in range(N)])
B = np.arange(N) - 2.0
START = np.array([(-1) ** i * (1 + 0.5 * i) for i in range(N)])


def value(p):
    return (p @ torch.tensor(A) @ p) / 2 - torch.tensor(B) @ p + (p ** 4).sum() / 10


def gradient(p):
    return torch.tensor(A) @ p - torch.tensor(B) + 0.4 * p ** 3


def run(make, clip_value=None, clip_norm=None):
    p = torch.nn.Parameter(torch.tensor(START))
    optimizer = make([p])
    path = []
    for _ in range(STEPS):
        p.grad = gradient(p.detach()).clone()
        if clip_value is not None:
            torch.nn.utils.clip_grad_value_([p], clip_value)
        if clip_norm is not None:
            # The definition: PyTorch's own function adds 1e-6 to the norm.
            norm = p.grad.norm()
            if norm > clip_norm:
                p.grad *= clip_norm / norm
        optimizer.step()
        path.append(p.detach().tolist())
    return path


def run_lbfgs(**options):
    p = torch.nn.Parameter(torch.tensor(START))
    optimizer = torch.optim.LBFGS([p], **options)

    def closure():
        optimizer.zero_grad()
        loss = value(p)
        loss.backward()
        return loss

    path = []
    for _ in range(STEPS):
        optimizer.step(closure)
        path.append(p.detach().tolist())
    return path


def run_lion(lr, beta1, beta2, decay):
    # Program 1 of "Symbolic Discovery of Optimization Algorithms" (2023); PyTorch has no Lion.
    p, m, path = START.copy(), np.zeros(N), []
    for _ in range(STEPS):
        g = gradient(torch.tensor(p)).numpy()
        update = np.sign(beta1 * m + (1 - beta1) * g)
        m = beta2 * m + (1 - beta2) * g
        p = p - lr * (update + decay * p)
        path.append(p.tolist())
    return path


def run_nadam(lr, beta1, beta2, psi, decay, eps=1e-8):
    # The algorithm in PyTorch's documentation. Release 1.13.1 computes the product up to t + 1 as product * mu * mu_next, which has
    # mu_t in it twice; later releases have it once.
    p, m, v, product, path = START.copy(), np.zeros(N), np.zeros(N), 1.0, []
    for t in range(1, STEPS + 1):
        g = gradient(torch.tensor(p)).numpy() + decay * p
        mu, mu_next = (beta1 * (1 - 0.5 * 0.96 ** (s * psi)) for s in (t, t + 1))
        product *= mu
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g * g
        mean = mu_next * m / (1 - product * mu_next) + (1 - mu) * g / (1 - product)
        p = p - lr * mean / (np.sqrt(v / (1 - beta2 ** t)) + eps)
        path.append(p.tolist())
    return path


O = torch.optim
write("optimizers.json", {
    "sgd": run(lambda p: O.SGD(p, lr=0.05)),
    "sgd_decay": run(lambda p: O.SGD(p, lr=0.05, momentum=0.9, weight_decay=0.1)),
    "momentum": run(lambda p: O.SGD(p, lr=0.02, momentum=0.9)),
    "nesterov": run(lambda p: O.SGD(p, lr=0.02, momentum=0.9, nesterov=True)),
    "clip_value": run(lambda p: O.SGD(p, lr=0.05, momentum=0.9), clip_value=1.5),
    "clip_norm": run(lambda p: O.SGD(p, lr=0.05, momentum=0.9), clip_norm=2.0),
    "adagrad": run(lambda p: O.Adagrad(p, lr=0.5)),
    "adagrad_initial": run(lambda p: O.Adagrad(p, lr=0.5, initial_accumulator_value=0.1, eps=1e-6, weight_decay=0.05)),
    "rmsprop": run(lambda p: O.RMSprop(p, lr=0.05)),
    "rmsprop_momentum": run(lambda p: O.RMSprop(p, lr=0.01, alpha=0.9, momentum=0.8)),
    "rmsprop_centered": run(lambda p: O.RMSprop(p, lr=0.01, alpha=0.9, eps=1e-4, centered=True)),
    "rmsprop_both": run(lambda p: O.RMSprop(p, lr=0.01, alpha=0.9, eps=1e-4, momentum=0.8, centered=True, weight_decay=0.1)),
    "adadelta": run(lambda p: O.Adadelta(p, lr=1.0)),
    "adadelta_decay": run(lambda p: O.Adadelta(p, lr=2.0, rho=0.95, eps=1e-4, weight_decay=0.1)),
    "adam": run(lambda p: O.Adam(p, lr=0.1)),
    "adam_decay": run(lambda p: O.Adam(p, lr=0.1, betas=(0.8, 0.95), eps=1e-4, weight_decay=0.1)),
    "amsgrad": run(lambda p: O.Adam(p, lr=0.2, betas=(0.9, 0.5), amsgrad=True)),
    "adamw": run(lambda p: O.AdamW(p, lr=0.1)),
    "adamw_amsgrad": run(lambda p: O.AdamW(p, lr=0.2, betas=(0.9, 0.5), weight_decay=0.2, amsgrad=True)),
    "nadam": run_nadam(0.1, 0.9, 0.999, 0.004, 0.0),
    "nadam_decay": run_nadam(0.1, 0.8, 0.95, 0.02, 0.1),
    "lion": run_lion(0.1, 0.9, 0.99, 0.0),
    "lion_decay": run_lion(0.05, 0.8, 0.95, 0.3),
    "lbfgs": run_lbfgs(lr=0.1, max_iter=3, history_size=4),
    "lbfgs_short": run_lbfgs(lr=0.2, max_iter=1, history_size=2),
})

points = [-30.0, -8.0, -3.0, -1.0, -0.5, -1e-3, -1e-9, 1e-9, 1e-3, 0.5, 1.0, 2.0, 5.0, 12.0, 40.0]
activations = {}
for name, f in {
    "linear": lambda x: x * 1, "relu": F.relu, "sigmoid": torch.sigmoid, "tanh": torch.tanh,
    "leaky_relu": lambda x: F.leaky_relu(x, 0.01), "elu": F.elu, "selu": F.selu, "gelu": F.gelu, "silu": F.silu,
    "softplus": lambda x: F.softplus(x, threshold=1000), "softmax": lambda x: F.softmax(x, -1), "log_softmax": lambda x: F.log_softmax(x, -1),
}.items():
    x = torch.tensor(points, requires_grad=True)
    y = f(x)
    # For the activations of a whole row: the gradient of a weighted sum, with weights 1, 2, 3, ...
    (y * torch.arange(1.0, len(points) + 1)).sum().backward()
    activations[name] = {"value": y.detach().tolist(), "gradient": x.grad.tolist()}
write("activations.json", {"points": points, "functions": activations})

rng = np.random.default_rng(1)
rows, columns = 4, 3
outputs = rng.normal(0, 2, (rows, columns))
real = rng.normal(0, 2, (rows, columns))
binary = rng.integers(0, 2, (rows, columns)).astype(float)
soft = rng.dirichlet(np.ones(columns), rows)
labels = [2, 0, 1, 1]
weights = [0.5, 0.0, 2.0, 1.25]


def loss_case(f, target, per_row=lambda v: v.mean(-1)):
    """Value and gradient of the mean over the samples, plain and weighted."""
    result = {}
    for key, w in (("plain", torch.ones(rows)), ("weighted", torch.tensor(weights))):
        z = torch.tensor(outputs, requires_grad=True)
        loss = (per_row(f(z, torch.tensor(target))) * w).sum() / rows
        loss.backward()
        result[key] = {"loss": loss.item(), "gradient": z.grad.flatten().tolist()}
    return result


def smooth_binary(z, t):
    return F.binary_cross_entropy_with_logits(z, t * 0.8 + 0.1, reduction="none")


same = lambda v: v
write("losses.json", {
    "outputs": outputs.flatten().tolist(), "real": real.flatten().tolist(), "binary": binary.flatten().tolist(),
    "soft": soft.flatten().tolist(), "labels": labels, "weights": weights,
    "cases": {
        "mean_squared_error": loss_case(lambda z, t: F.mse_loss(z, t, reduction="none"), real),
        "mean_absolute_error": loss_case(lambda z, t: F.l1_loss(z, t, reduction="none"), real),
        "huber": loss_case(lambda z, t: F.huber_loss(z, t, reduction="none", delta=0.7), real),
        "binary_crossentropy": loss_case(lambda z, t: F.binary_cross_entropy_with_logits(z, t, reduction="none"), binary),
        "binary_crossentropy_smooth": loss_case(smooth_binary, binary),
        "categorical_crossentropy": loss_case(lambda z, t: F.cross_entropy(z, t, reduction="none"), soft, same),
        "categorical_crossentropy_smooth": loss_case(
            lambda z, t: F.cross_entropy(z, t, reduction="none", label_smoothing=0.2), soft, same),
        "sparse_crossentropy": loss_case(lambda z, t: F.cross_entropy(z, t, reduction="none"), labels, same),
        "sparse_crossentropy_smooth": loss_case(
            lambda z, t: F.cross_entropy(z, t, reduction="none", label_smoothing=0.2), labels, same),
        "hinge": loss_case(lambda z, t: F.relu(1 - (2 * t - 1) * z), binary),
        "kl_divergence": loss_case(lambda z, t: F.kl_div(z.abs().add(0.1).log(), t, reduction="none").sum(-1), soft, same),
        "poisson": loss_case(lambda z, t: F.poisson_nll_loss(z.abs() + 0.1, t * 3, log_input=False, eps=1e-7, reduction="none"), soft),
        "nll": loss_case(lambda z, t: F.nll_loss(z, t, reduction="none"), labels, same),
    },
})

x = rng.normal(1, 2, (rows, columns))
later = rng.normal(0, 1, (rows, columns))
layers = {"input": x.flatten().tolist(), "later": later.flatten().tolist()}
gamma, beta, upstream = [0.5, -1.5, 2.0], [0.1, 0.2, -0.3], rng.normal(0, 1, (rows, columns))
layers.update(gamma=gamma, beta=beta, upstream=upstream.flatten().tolist())
for name, layer in (("batch_norm", torch.nn.BatchNorm1d(columns, eps=1e-3, momentum=0.1)), ("layer_norm", torch.nn.LayerNorm(columns, eps=1e-3))):
    with torch.no_grad():
        layer.weight[:] = torch.tensor(gamma)
        layer.bias[:] = torch.tensor(beta)
    z = torch.tensor(x, requires_grad=True)
    y = layer(z)
    (y * torch.tensor(upstream)).sum().backward()
    layers[name] = {
        "output": y.detach().flatten().tolist(), "input_gradient": z.grad.flatten().tolist(),
        "gamma_gradient": layer.weight.grad.tolist(), "beta_gradient": layer.bias.grad.tolist(),
    }
write("layers.json", layers)
