using Nn.Kernels;
using Nn.Layers;
using Nn.Models;
using Nn.Tests.Golden;

namespace Nn.Tests.Layers;

/// <summary>Activations and normalizations beside PyTorch's.</summary>
public class GoldenLayerTests
{
    public static TheoryData<Activation> Activations => [.. Enum.GetValues<Activation>()];

    [Theory]
    [MemberData(nameof(Activations))]
    public void Activations_and_their_slopes_are_PyTorchs(Activation activation)
    {
        var file = GoldenFile.Read("activations.json");
        var golden = file.GetProperty("functions").GetProperty(ActivationNames.Of(activation));
        var z = file.GetProperty("points").Doubles();
        var y = (double[])z.Clone();
        ActivationKernels.Forward<double>(activation, y, default, y.Length);
        GoldenFile.Near(golden.GetProperty("value").Doubles(), y, 1e-14, "value");
        double[] gradient = [.. Enumerable.Range(1, z.Length).Select(i => (double)i)];
        ActivationKernels.Backward<double>(activation, y, z, gradient, default, y.Length);
        GoldenFile.Near(golden.GetProperty("gradient").Doubles(), gradient, 1e-13, "gradient");
    }

    [Theory]
    [InlineData("batch_norm")]
    [InlineData("layer_norm")]
    public void Normalizations_are_PyTorchs(string kind)
    {
        var file = GoldenFile.Read("layers.json");
        var golden = file.GetProperty(kind);
        Layer description = kind == "batch_norm" ? new BatchNorm(0.9) : new LayerNorm();
        var model = new Sequential<double>(3, [description], blas: TestBlas.Managed);
        var layer = model.Layers[0];
        file.GetProperty("gamma").Doubles().CopyTo(layer.Parameters[0].Value.AsSpan());
        file.GetProperty("beta").Doubles().CopyTo(layer.Parameters[1].Value.AsSpan());
        var input = file.GetProperty("input").Doubles();
        var output = new double[12];
        var cache = new double[4 * layer.CachePerSample + layer.CachePerBatch];
        layer.Forward(new ForwardPass<double> { Blas = TestBlas.Managed.For<double>(), Rows = 4, Input = input, Output = output, Cache = cache, Training = true });
        GoldenFile.Near(golden.GetProperty("output").Doubles(), output, 1e-13, "output");
        var inputGradient = new double[12];
        layer.Backward(new BackwardPass<double>
        {
            Blas = TestBlas.Managed.For<double>(),
            Rows = 4,
            Input = input,
            Output = output,
            OutputGradient = file.GetProperty("upstream").Doubles(),
            InputGradient = inputGradient,
            Cache = cache,
            Training = true,
        });
        GoldenFile.Near(golden.GetProperty("input_gradient").Doubles(), inputGradient, 1e-13, "input gradient");
        GoldenFile.Near(golden.GetProperty("gamma_gradient").Doubles(), layer.Parameters[0].Gradient.AsSpan(), 1e-13, "gamma gradient");
        GoldenFile.Near(golden.GetProperty("beta_gradient").Doubles(), layer.Parameters[1].Gradient.AsSpan(), 1e-13, "beta gradient");
    }
}
