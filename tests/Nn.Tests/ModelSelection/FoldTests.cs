using Blas.Arrays;
using Nn.ModelSelection;

namespace Nn.Tests.ModelSelection;

public class FoldTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_sample_is_measured_on_once(bool shuffle)
    {
        var folds = Folds.KFold(11, 3, shuffle, 4);
        Assert.Equal([4, 4, 3], folds.Select(f => f.Test.Length));
        Assert.Equal(Enumerable.Range(0, 11), folds.SelectMany(f => f.Test).Order());
        Assert.All(folds, f => Assert.Equal(Enumerable.Range(0, 11), f.Train.Concat(f.Test).Order()));
        Assert.Equal(!shuffle, folds[0].Test.SequenceEqual([0, 1, 2, 3]));
    }

    [Fact]
    public void Classes_are_shared_out_evenly()
    {
        int[] labels = [.. Enumerable.Range(0, 90).Select(i => i < 60 ? 0 : i < 81 ? 1 : 2)];
        foreach (var fold in Folds.KFold(90, 3, true, 1, labels))
            Assert.Equal([20, 7, 3], Enumerable.Range(0, 3).Select(k => fold.Test.Count(i => labels[i] == k)));
        var split = Folds.TrainTestSplit(90, 1 / 3.0, 1, labels);
        Assert.Equal([20, 7, 3], Enumerable.Range(0, 3).Select(k => split.Test.Count(i => labels[i] == k)));
        Assert.Equal(Enumerable.Range(0, 90), split.Train.Concat(split.Test).Order());
        Assert.Equal(split.Test, Folds.TrainTestSplit(90, 1 / 3.0, 1, labels).Test);
        Assert.NotEqual(split.Test, Folds.TrainTestSplit(90, 1 / 3.0, 2, labels).Test);
    }

    [Fact]
    public void Rows_are_taken_in_order_and_bad_arguments_are_named()
    {
        Assert.Equal([4.0, 5, 0, 1], Folds.Take(NdArray.Arange(6.0).Reshape(3, 2), [2, 0]).ToArray());
        Assert.Equal([2.0, 0], Folds.Take(NdArray.Arange(3.0), [2, 0]).ToArray());
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => Folds.Take(NdArray.Arange(3.0), [3]));
        Assert.Throws<ArgumentOutOfRangeException>("k", () => Folds.KFold(3, 4));
        Assert.Throws<ArgumentOutOfRangeException>("testFraction", () => Folds.TrainTestSplit(3, 1));
        Assert.Throws<ArgumentException>("stratify", () => Folds.KFold(3, 2, stratify: [1, 2]));
    }
}
