"""Writes what scikit-learn gives for metrics, scalers and principal components: metrics.json beside this script.

Run: /usr/bin/python3 make_metrics.py (Debian's python3-sklearn 1.2.1).
"""
import json
import os

import numpy as np
from sklearn import decomposition, metrics, preprocessing

rng = np.random.default_rng(3)
n, classes = 60, 4
labels = rng.integers(0, classes, n)
# Rounded, so that there are equal scores.
scores = np.round(rng.dirichlet(np.ones(classes), n) + 0.6 * np.eye(classes)[labels] * rng.random((n, 1)), 2)
probabilities = scores / scores.sum(1, keepdims=True)
binary = (labels > 1).astype(int)
actual = rng.normal(0, 3, n)
predicted = actual + rng.normal(0, 1, n)
x = rng.normal(0, 1, (12, 4)) @ rng.normal(0, 1, (4, 4)) + 3
pca = decomposition.PCA(3).fit(x)
white = decomposition.PCA(3, whiten=True).fit(x)

content = {
    "labels": labels.tolist(), "scores": scores.flatten().tolist(), "probabilities": probabilities.flatten().tolist(),
    "binary": binary.tolist(), "actual": actual.tolist(), "predicted": predicted.tolist(), "x": x.flatten().tolist(),
    "top_1": metrics.top_k_accuracy_score(labels, scores, k=1), "top_2": metrics.top_k_accuracy_score(labels, scores, k=2),
    "top_3": metrics.top_k_accuracy_score(labels, scores, k=3),
    "log_loss": metrics.log_loss(labels, probabilities),
    "log_loss_binary": metrics.log_loss(binary, probabilities[:, 3]),
    "auc": metrics.roc_auc_score(binary, scores[:, 3]),
    "auc_classes": metrics.roc_auc_score(labels, probabilities, multi_class="ovr"),
    "mse": metrics.mean_squared_error(actual, predicted), "mae": metrics.mean_absolute_error(actual, predicted),
    "r2": metrics.r2_score(actual, predicted),
    "standard": preprocessing.StandardScaler().fit_transform(x).flatten().tolist(),
    "min_max": preprocessing.MinMaxScaler((-1, 2)).fit_transform(x).flatten().tolist(),
    "pca_variance": pca.explained_variance_.tolist(), "pca_ratio": pca.explained_variance_ratio_.tolist(),
    "pca_components": pca.components_.flatten().tolist(),
    "pca_back": pca.inverse_transform(pca.transform(x)).flatten().tolist(),
    "pca_white": np.abs(white.transform(x)).flatten().tolist(),
}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "metrics.json"), "w") as file:
    file.write("{\n" + ",\n".join(f"{json.dumps(key)}: {json.dumps(part)}" for key, part in content.items()) + "\n}\n")
