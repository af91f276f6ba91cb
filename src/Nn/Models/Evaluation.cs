using Nn.Metrics;

namespace Nn.Models;

/// <summary>What a model gives on samples that it is measured on.</summary>
/// <param name="Samples">How many.</param>
/// <param name="Loss">The mean loss.</param>
/// <param name="Accuracy">The share of right answers, or null where the loss is no classifier's.</param>
/// <param name="Report">Confusion matrix, precision, recall and F1, or null where there are no classes, or too many for a matrix of their pairs.</param>
public sealed record Evaluation(int Samples, double Loss, double? Accuracy, ClassificationReport? Report);
