using System.Numerics;
using System.Text.Json;
using Blas;
using Blas.Arrays;
using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;
using Nn.Random;

namespace Nn.Tests.Models;

public class ThreadTests
{
    public static TheoryData<string> Methods => StepTests.Methods;

    // Layers, batches and parameters so many that products and updates are worth several threads.
    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_optimizer_gives_the_same_bits_whatever_the_number_of_threads_and_allocates_nothing(string method)
    {
        var random = new Xoshiro256(2);
        var x = new float[100 * 300];
        foreach (ref var value in x.AsSpan())
            value = (float)random.NextDouble();
        int[] labels = [.. Enumerable.Range(0, 100).Select(i => i % 10)];
        float[] Train(int threads) => With(threads, blas =>
        {
            var model = new Sequential<float>(300, [new Dense(200, Activation.Relu), new Dense(10, Activation.Softmax)], 1, blas: blas);
            model.Compile(Loss.CategoricalCrossEntropy, StepTests.Optimizers[method]);
            for (var i = 0; i < 5; i++)
                model.TrainOnBatch(x, labels);
            var weights = StepTests.Weights(model);
            Assert.All(weights, w => Assert.True(float.IsFinite(w)));
            Assert.Equal(0, Allocation.Least(() => model.TrainOnBatch(x, labels)));
            return weights;
        });
        var one = Train(1);
        Assert.Equal(one, Train(2));
        Assert.Equal(one, Train(3));
    }

    [Fact]
    public void Many_threads_ask_one_model_for_the_same_bits_and_allocate_nothing()
    {
        const int Threads = 32;
        // The first time all of them are in the model at once: there is memory for each after that.
        using var meeting = new Meeting(Threads);
        var model = new Sequential<float>(
            30, [new Dense(40, Activation.Gelu), new BatchNorm(), new Residual(new Dense(40, Activation.Tanh)), meeting, new Dense(10, Activation.Softmax)], 3,
            blas: TestBlas.Managed);
        var random = new Xoshiro256(5);
        // A request of one sample, of some, and of more than are computed at once.
        float[][] requests = [.. new[] { 1, 7, 300 }.Select(rows => Enumerable.Range(0, 30 * rows).Select(_ => (float)random.NextDouble()).ToArray())];
        float[][] expected = [.. requests.Select(x => model.Predict(NdArray.FromSpan<float>(x, x.Length / 30, 30)).ToArray())];
        long allocated = 0, others = 0;
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(t => new Thread(() =>
        {
            var y = new float[3000];
            void Ask(int times)
            {
                for (var i = 0; i < times; i++)
                {
                    var request = (i + t) % requests.Length;
                    var answer = y.AsSpan(0, expected[request].Length);
                    model.Predict(requests[request], answer);
                    if (!answer.SequenceEqual(expected[request]))
                        Interlocked.Increment(ref others);
                }
            }
            Meeting.IsOpen = true;
            model.Predict(requests[0], y.AsSpan(0, 10));
            Meeting.IsOpen = false;
            Ask(30);
            Interlocked.Add(ref allocated, Allocation.Least(() => Ask(200)));
        }))];
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        Assert.Equal((0, 0), (allocated, others));
    }

    [Fact]
    public void A_seed_gives_the_same_bits_whatever_the_number_of_threads()
    {
        // Layers and batches so large that a product is worth several threads.
        var random = new Xoshiro256(2);
        var x = NdArray.Zeros<float>(512, 300);
        foreach (ref var value in x.AsSpan())
            value = (float)random.NextDouble();
        int[] labels = [.. Enumerable.Range(0, 512).Select(i => i % 10)];
        float[] Train(int threads) => With(threads, blas =>
        {
            var model = new Sequential<float>(
                300,
                [new Dropout(0.1), new Dense(256), new BatchNorm(), new Activate(Activation.Gelu), new Dense(200, Activation.Relu), new Dense(10, Activation.Softmax)],
                1, blas: blas);
            model.Compile(Loss.CategoricalCrossEntropy, new Adam(0.01));
            model.Fit(x, labels, new() { Epochs = 3, BatchSize = 200 });
            return StepTests.Weights(model);
        });
        var one = Train(1);
        foreach (var threads in new[] { 2, 3, 8 })
            Assert.Equal(one, Train(threads));
    }

    private static T With<T>(int threads, Func<IBlas, T> work)
    {
        var provider = Providers.Catalog.Open(ProviderNames.Managed);
        var before = provider.Threads.Threads;
        provider.Threads.Threads = threads;
        try
        {
            return work(provider.Blas);
        }
        finally
        {
            provider.Threads.Threads = before;
        }
    }

    /// <summary>Passes on what comes, and while it is open lets threads wait in it until all have come.</summary>
    private sealed class Meeting(int threads) : Layer, IDisposable
    {
        private readonly Barrier _barrier = new(threads);

        [ThreadStatic]
        private static bool t_isOpen;

        /// <summary>Whether the calling thread waits.</summary>
        public static bool IsOpen
        {
            set => t_isOpen = value;
        }

        public override string Kind => "meeting";

        public override Layer<T> Build<T>(LayerBuilder<T> context) => new Working<T>(context, this);

        public override void WriteConfiguration(Utf8JsonWriter json)
        {
        }

        public void Dispose() => _barrier.Dispose();

        private sealed class Working<T>(LayerBuilder<T> context, Meeting meeting) : Layer<T>(context, context.Inputs)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            public override void Forward(in ForwardPass<T> pass)
            {
                pass.Input.CopyTo(pass.Output);
                if (t_isOpen)
                    meeting._barrier.SignalAndWait();
            }

            public override void Backward(in BackwardPass<T> pass) => throw new NotSupportedException();
        }
    }
}
