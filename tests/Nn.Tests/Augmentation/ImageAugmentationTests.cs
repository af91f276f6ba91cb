using Blas.Arrays;
using Nn.Augmentation;
using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;
using Nn.Random;
using Nn.Tests.Models;
using Nn.Training;

namespace Nn.Tests.Augmentation;

public class ImageAugmentationTests
{
    private static double[] Image { get; } = [.. Enumerable.Range(0, 63).Select(i => (double)(i * 37 % 50))];

    [Fact]
    public void Nothing_asked_for_changes_nothing()
    {
        var target = new double[63];
        new ImageAugmentation<double>(7, 9).Apply(Image, target, new Xoshiro256(1));
        Assert.Equal(Image, target);
    }

    [Fact]
    public void A_shift_interpolates_between_neighbours_and_brings_in_zeros()
    {
        var augmentation = new ImageAugmentation<double>(7, 9) { Shift = 2 };
        var target = new double[63];
        for (ulong seed = 0; seed < 20; seed++)
        {
            augmentation.Apply(Image, target, new Xoshiro256(seed));
            // The draws in their order: down, then across.
            var random = new Xoshiro256(seed);
            var (down, across) = ((float)(2 * (2 * random.NextDouble() - 1)), (float)(2 * (2 * random.NextDouble() - 1)));
            for (var r = 0; r < 7; r++)
            {
                for (var c = 0; c < 9; c++)
                    Assert.Equal(Bilinear(r - down, c - across), target[r * 9 + c], 1e-4);
            }
        }
    }

    [Fact]
    public void Turned_by_angles_up_to_a_limit_and_scaled_about_the_middle()
    {
        // A bright middle stays where it is, whatever the angle and the scale.
        var image = new float[81];
        image[40] = 1;
        var target = new float[81];
        var augmentation = new ImageAugmentation<float>(9, 9) { Rotation = 180, Scale = 0.5 };
        for (ulong seed = 0; seed < 20; seed++)
        {
            augmentation.Apply(image, target, new Xoshiro256(seed));
            Assert.Equal(1, target[40], 1e-5f);
        }
        // A corner pixel goes round: over many angles the mass of each corner is met.
        Array.Clear(image);
        image[0] = 1;
        var reached = new HashSet<int>();
        for (ulong seed = 0; seed < 200; seed++)
        {
            new ImageAugmentation<float>(9, 9) { Rotation = 180 }.Apply(image, target, new Xoshiro256(seed));
            foreach (var corner in new[] { 0, 8, 72, 80 })
            {
                if (target[corner] > 0.3f)
                    reached.Add(corner);
            }
        }
        Assert.Equal(4, reached.Count);
    }

    [Fact]
    public void Elastic_distortion_is_smooth_and_as_large_as_it_should_be()
    {
        // A ramp shows the displacement itself: x' - x in its values.
        const int Size = 61;
        var ramp = new double[Size * Size];
        for (var i = 0; i < ramp.Length; i++)
            ramp[i] = 1000 + i % Size;
        var target = new double[ramp.Length];
        const double Alpha = 20, Sigma = 5;
        var augmentation = new ImageAugmentation<double>(Size, Size) { ElasticAlpha = Alpha, ElasticSigma = Sigma };
        double squares = 0, steps = 0;
        var count = 0;
        for (ulong seed = 0; seed < 100; seed++)
        {
            augmentation.Apply(ramp, target, new Xoshiro256(seed));
            for (var r = 20; r < 41; r++)
            {
                for (var c = 20; c < 40; c++)
                {
                    var (here, next) = (target[r * Size + c] - ramp[r * Size + c], target[r * Size + c + 1] - ramp[r * Size + c + 1]);
                    squares += here * here;
                    steps = Math.Max(steps, Math.Abs(here - next));
                    count++;
                }
            }
        }
        // Variance: alpha^2 / 3 times the sum of the squared kernel, 1 / (4 pi sigma^2). Values are alike over some 2 sqrt(pi) sigma, almost
        // the window's 20 pixels: 100 windows are some 130 independent values, a relative error of sqrt(2 / 130), taken four times.
        var expected = Alpha * Alpha / 3 / (4 * Math.PI * Sigma * Sigma);
        Assert.InRange(squares / count, expected * 0.5, expected * 1.5);
        Assert.InRange(steps, 0, 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Threads_do_not_change_the_bits(int threads)
    {
        var (weights, _) = Train(threads, 2);
        Assert.Equal(Train(3, 2).Weights, weights);
        Assert.NotEqual(Train(threads, 2, augmented: false).Weights, weights);
    }

    [Fact]
    public void Epochs_divided_over_calls_are_the_same_and_steps_allocate_nothing()
    {
        var (whole, _) = Train(2, 3);
        Assert.Equal(whole, Train(2, 1, then: 2).Weights);
        Assert.Equal(0, Train(2, 30).Allocated);
    }

    [Fact]
    public void A_failure_on_a_thread_reaches_the_caller()
    {
        var model = Model();
        var e = Assert.Throws<InvalidOperationException>(() => model.Fit(NdArray.Zeros<float>(40, 25), new int[40], new() { Augmentation = new Failing() }));
        Assert.Equal("the third", e.Message);
        Assert.Throws<ArgumentException>("features", () => model.Fit(
            NdArray.Zeros<float>(40, 25), new int[40], new() { Augmentation = new ImageAugmentation<float>(5, 6) }));
        Assert.Throws<ArgumentOutOfRangeException>("Shift", () => new ImageAugmentation<float>(5, 5) { Shift = -1 });
        Assert.Equal(StopReason.Completed, model.Fit(NdArray.Zeros<float>(40, 25), new int[40]).Reason);
    }

    private static (float[] Weights, long Allocated) Train(int threads, int epochs, bool augmented = true, int then = 0)
    {
        var random = new Xoshiro256(5);
        var x = NdArray.Zeros<float>(50, 25);
        foreach (ref var value in x.AsSpan())
            value = (float)random.NextDouble();
        int[] labels = [.. Enumerable.Range(0, 50).Select(i => i % 3)];
        var model = Model();
        // The least of an epoch's later steps, as Allocation.Least has it of turns.
        long last = 0, sum = 0, least = long.MaxValue;
        FitOptions<float> Options(int count) => new()
        {
            Epochs = count,
            BatchSize = 16,
            Augmentation = augmented ? new ImageAugmentation<float>(5, 5) { Shift = 1, Rotation = 20, Scale = 0.2, ElasticAlpha = 4, ElasticSigma = 2 } : null,
            AugmentationThreads = threads,
            Callbacks =
            [
                new CallbackFunctions
                {
                    StepEnd = state =>
                    {
                        var now = GC.GetAllocatedBytesForCurrentThread();
                        sum = state.Step > 1 ? sum + now - last : 0;
                        last = now;
                        if (state.Epoch > 20 && state.Step == 4)
                            least = Math.Min(least, sum);
                    },
                },
            ],
        };
        model.Fit(x, labels, Options(epochs));
        if (then > 0)
            model.Fit(x, labels, Options(then));
        return (StepTests.Weights(model), least);
    }

    private static Sequential<float> Model()
    {
        var model = new Sequential<float>(25, [new Dense(8, Activation.Relu), new Dense(3, Activation.Softmax)], 1, blas: TestBlas.Managed);
        model.Compile(Loss.CategoricalCrossEntropy, new Adam(0.01));
        return model;
    }

    private static double Bilinear(double y, double x)
    {
        var (top, left) = ((int)Math.Floor(y), (int)Math.Floor(x));
        double Pixel(int r, int c) => r is >= 0 and < 7 && c is >= 0 and < 9 ? Image[r * 9 + c] : 0;
        var (b, a) = (y - top, x - left);
        return (1 - b) * ((1 - a) * Pixel(top, left) + a * Pixel(top, left + 1)) + b * ((1 - a) * Pixel(top + 1, left) + a * Pixel(top + 1, left + 1));
    }

    private sealed class Failing : IAugmentation<float>
    {
        private int _calls;

        public void Check(int features)
        {
        }

        public void Apply(ReadOnlySpan<float> source, Span<float> target, Xoshiro256 random)
        {
            if (Interlocked.Increment(ref _calls) == 3)
                throw new InvalidOperationException("the third");
        }
    }
}
