#:project ../src/Nn/Nn.csproj
#:property PublishAot=false
using System.Numerics;
using System.Text.Json;
using Blas.Arrays;
using Nn.Datasets;
using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;
using Nn.Schedules;

// D. Kingma, M. Welling, "Auto-Encoding Variational Bayes", ICLR 2014: digits from noise.
const int Code = 4, Epochs = 150, Batch = 64;
var (train, test) = Digits.Load<float>();
var x = train.X / 16f;
Layer[] decoding = [new Dense(128, Activation.Gelu), new Dense(64, Activation.Sigmoid)];
var model = new Sequential<float>(64, [new Dense(128, Activation.Gelu), new Dense(2 * Code), new Draw(1.0 / 64), .. decoding], seed: 1);
model.Compile(Loss.BinaryCrossEntropy, new Adam());
model.Fit(x, x, new() { Epochs = Epochs, BatchSize = Batch, Schedule = LearningRateSchedule.OneCycle(0.005, Epochs * train.Count / Batch) });

// The decoder by itself, and standard normal numbers through it.
var decoder = new Sequential<float>(Code, decoding);
foreach (var (from, to) in model.Layers.Skip(3).SelectMany(layer => layer.Parameters).Zip(decoder.Parameters))
    from.Value.AsSpan().CopyTo(to.Value.AsSpan());
var images = decoder.Predict(NdArray.Random.DefaultRng(3).StandardNormal(500, Code).AsType<float>());
for (int row = 0; row < 8; row++)
    Console.WriteLine(string.Join("  ", Enumerable.Range(0, 7).Select(i => string.Concat(Enumerable.Range(0, 8).Select(c => " +#"[(int)(images[i, 8 * row + c] * 2.99f)])))).TrimEnd());

// Does a network that knows digits take them for some?
var judge = new Sequential<float>(64, [new Dense(128, Activation.Relu), new Dense(10, Activation.Softmax)], seed: 1);
judge.Compile(Loss.CategoricalCrossEntropy, new Adam());
judge.Fit(x, train.Labels, new() { Epochs = 40 });
float[] sure = judge.PredictProba(images).Max(1).ToArray();
Console.WriteLine($"sure of {sure.Count(p => p > 0.9f) / 500.0:P0} of 500, classes: {string.Join(' ', judge.PredictClasses(images).Distinct().Order())}");

/// <summary>
/// z = mean + exp(log variance / 2) times noise; of a prediction the mean. The way back adds the gradient of the divergence from the standard
/// normal distribution, (mean^2 + variance - log variance - 1) / 2, times a weight.
/// </summary>
internal sealed class Draw(double weight) : Layer
{
    public override string Kind => "draw";

    public override Layer<T> Build<T>(LayerBuilder<T> context) => new Working<T>(context, T.CreateChecked(weight));

    public override void WriteConfiguration(Utf8JsonWriter json) => json.WriteNumber("weight", weight);

    private sealed class Working<T>(LayerBuilder<T> context, T weight) : Layer<T>(context, context.Inputs / 2)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public override int CachePerSample => Outputs;

        public override void Forward(in ForwardPass<T> pass)
        {
            for (int i = 0; i < pass.Output.Length; i++)
            {
                int mean = i / Outputs * Inputs + i % Outputs;
                pass.Cache[i] = pass.Training ? T.CreateChecked(pass.Random!.NextNormals().First) : T.Zero;
                pass.Output[i] = pass.Input[mean] + T.Exp(pass.Input[mean + Outputs] / T.CreateChecked(2)) * pass.Cache[i];
            }
        }

        public override void Backward(in BackwardPass<T> pass)
        {
            T share = weight / T.CreateChecked(pass.Rows), half = T.CreateChecked(0.5);
            for (int i = 0; i < pass.Output.Length; i++)
            {
                int mean = i / Outputs * Inputs + i % Outputs;
                T deviation = T.Exp(pass.Input[mean + Outputs] * half);
                pass.InputGradient[mean] = pass.OutputGradient[i] + share * pass.Input[mean];
                pass.InputGradient[mean + Outputs] = half * (pass.OutputGradient[i] * pass.Cache[i] * deviation + share * (deviation * deviation - T.One));
            }
        }
    }
}
