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
    [Fact]
    public void A_seed_gives_the_same_bits_whatever_the_number_of_threads()
    {
        // Layers and batches so large that a product is worth several threads.
        var random = new Xoshiro256(2);
        var x = NdArray.Zeros<float>(512, 300);
        foreach (ref var value in x.AsSpan())
            value = (float)random.NextDouble();
        int[] labels = [.. Enumerable.Range(0, 512).Select(i => i % 10)];
        float[] Train(int threads)
        {
            var provider = Providers.Catalog.Open(ProviderNames.Managed);
            var before = provider.Threads.Threads;
            provider.Threads.Threads = threads;
            try
            {
                var model = new Sequential<float>(
                    300,
                    [new Dropout(0.1), new Dense(256), new BatchNorm(), new Activate(Activation.Gelu), new Dense(200, Activation.Relu), new Dense(10, Activation.Softmax)],
                    1, blas: provider.Blas);
                model.Compile(Loss.CategoricalCrossEntropy, new Adam(0.01));
                model.Fit(x, labels, new() { Epochs = 3, BatchSize = 200 });
                return StepTests.Weights(model);
            }
            finally
            {
                provider.Threads.Threads = before;
            }
        }
        var one = Train(1);
        foreach (var threads in new[] { 2, 3, 8 })
            Assert.Equal(one, Train(threads));
    }
}
