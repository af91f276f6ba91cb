using System.Numerics;
using Blas.Arrays;
using Nn.Estimators;

namespace Nn.ModelSelection;

/// <summary>What a candidate of a search scored.</summary>
/// <typeparam name="TOptions">What candidates are.</typeparam>
/// <param name="Candidate">The candidate.</param>
/// <param name="Scores">Its score on each fold.</param>
public sealed record CandidateScore<TOptions>(TOptions Candidate, IReadOnlyList<double> Scores)
{
    /// <summary>The mean of the scores.</summary>
    public double Mean => Scores.Average();

    /// <summary>Their standard deviation, over n.</summary>
    public double Deviation => Math.Sqrt(Scores.Average(s => (s - Mean) * (s - Mean)));
}

/// <summary>The course of a search.</summary>
/// <typeparam name="TOptions">What candidates are.</typeparam>
/// <param name="Scores">Every candidate's, in the order given.</param>
public sealed record SearchResult<TOptions>(IReadOnlyList<CandidateScore<TOptions>> Scores)
{
    /// <summary>The first candidate with the highest mean score; one whose score is NaN is never best if another is not.</summary>
    public CandidateScore<TOptions> Best => Scores.Aggregate((best, next) => next.Mean > best.Mean || double.IsNaN(best.Mean) ? next : best);
}

/// <summary>Measures estimators on samples that they have not learned from.</summary>
public static class CrossValidation
{
    /// <summary>The accuracy of a classifier on each fold, learned anew from the rest. Folds have even shares of the classes.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="make">Makes a classifier that has learned nothing.</param>
    /// <param name="x">Samples x features.</param>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="folds">The number of folds.</param>
    /// <param name="seed">Where the folds come from.</param>
    /// <returns>A score for each fold.</returns>
    public static double[] Score<T>(Func<IClassifier<T>> make, NdArray<T> x, ReadOnlyMemory<int> labels, int folds = 5, ulong seed = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(make);
        ArgumentNullException.ThrowIfNull(x);
        return [.. Folds.KFold(labels.Length, folds, shuffle: true, seed, labels.Span).Select(fold =>
        {
            var classifier = make();
            classifier.Fit(Folds.Take(x, fold.Train), Folds.Take(labels, fold.Train));
            return classifier.Score(Folds.Take(x, fold.Test), Folds.Take(labels, fold.Test));
        })];
    }

    /// <summary>R^2 of a regressor on each fold, learned anew from the rest.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="make">Makes a regressor that has learned nothing.</param>
    /// <param name="x">Samples x features.</param>
    /// <param name="y">The numbers of each sample.</param>
    /// <param name="folds">The number of folds.</param>
    /// <param name="seed">Where the folds come from.</param>
    /// <returns>A score for each fold.</returns>
    public static double[] Score<T>(Func<IRegressor<T>> make, NdArray<T> x, NdArray<T> y, int folds = 5, ulong seed = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(make);
        ArgumentNullException.ThrowIfNull(x);
        return [.. Folds.KFold((int)x.Shape[0], folds, shuffle: true, seed).Select(fold =>
        {
            var regressor = make();
            regressor.Fit(Folds.Take(x, fold.Train), Folds.Take(y, fold.Train));
            return regressor.Score(Folds.Take(x, fold.Test), Folds.Take(y, fold.Test));
        })];
    }

    /// <summary>
    /// Grid search: cross-validates a classifier for every candidate. Candidates are values of any type; a grid is a query over lists:
    /// <c>from a in alphas from h in sizes select new MlpOptions { Alpha = a, HiddenLayerSizes = [h] }</c>.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TOptions">What candidates are.</typeparam>
    /// <param name="candidates">The candidates, at least one.</param>
    /// <param name="make">Makes the classifier of a candidate.</param>
    /// <param name="x">Samples x features.</param>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="folds">The number of folds, the same for all candidates.</param>
    /// <param name="seed">Where the folds come from.</param>
    /// <returns>Every candidate's scores.</returns>
    /// <exception cref="ArgumentException">There is no candidate.</exception>
    public static SearchResult<TOptions> GridSearch<T, TOptions>(
        IEnumerable<TOptions> candidates, Func<TOptions, IClassifier<T>> make, NdArray<T> x, ReadOnlyMemory<int> labels, int folds = 5, ulong seed = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Search(candidates, candidate => Score(() => make(candidate), x, labels, folds, seed));

    /// <summary>Grid search for a regressor.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <typeparam name="TOptions">What candidates are.</typeparam>
    /// <param name="candidates">The candidates, at least one.</param>
    /// <param name="make">Makes the regressor of a candidate.</param>
    /// <param name="x">Samples x features.</param>
    /// <param name="y">The numbers of each sample.</param>
    /// <param name="folds">The number of folds, the same for all candidates.</param>
    /// <param name="seed">Where the folds come from.</param>
    /// <returns>Every candidate's scores.</returns>
    /// <exception cref="ArgumentException">There is no candidate.</exception>
    public static SearchResult<TOptions> GridSearch<T, TOptions>(
        IEnumerable<TOptions> candidates, Func<TOptions, IRegressor<T>> make, NdArray<T> x, NdArray<T> y, int folds = 5, ulong seed = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Search(candidates, candidate => Score(() => make(candidate), x, y, folds, seed));

    private static SearchResult<TOptions> Search<TOptions>(IEnumerable<TOptions> candidates, Func<TOptions, double[]> score)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        CandidateScore<TOptions>[] scores = [.. candidates.Select(c => new CandidateScore<TOptions>(c, score(c)))];
        return scores.Length > 0 ? new(scores) : throw new ArgumentException("A search needs at least one candidate.", nameof(candidates));
    }
}
