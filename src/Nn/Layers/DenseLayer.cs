using System.Numerics;
using Blas;
using Nn.Initializers;
using Nn.Kernels;

namespace Nn.Layers;

/// <summary>
/// The working <see cref="Dense"/>. Forward: one product, then bias and activation in one pass. Backward, with D the gradient by the output:
/// D := D * f'(Z) and db := column sums of D in one pass, dW := X^T D, dX := D W^T.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class DenseLayer<T> : Layer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal DenseLayer(Dense description, LayerBuilder<T> context)
        : base(context, description.Units)
    {
        Activation = description.Activation;
        Weight = context.Declare(
            "weight", description.Initializer, Inputs, Outputs, description.Regularizer, description.MaxNorm, Inputs, Outputs);
        Bias = description.UseBias
            ? context.Declare("bias", description.BiasInitializer, Inputs, Outputs, description.BiasRegularizer, null, Outputs)
            : null;
    }

    /// <summary>f.</summary>
    public Activation Activation { get; }

    /// <summary>W, of shape (inputs, units).</summary>
    public Parameter<T> Weight { get; }

    /// <summary>b, of shape (units), or null.</summary>
    public Parameter<T>? Bias { get; }

    /// <inheritdoc/>
    public override Activation OutputActivation => Activation;

    /// <inheritdoc/>
    /// <remarks>Z, where the activation's way back needs it.</remarks>
    public override int CachePerSample => ActivationKernels.NeedsInput(Activation) ? Outputs : 0;

    /// <inheritdoc/>
    public override void Forward(in ForwardPass<T> pass)
    {
        pass.Blas.Gemm(
            Layout.RowMajor, Transpose.None, Transpose.None, pass.Rows, Outputs, Inputs,
            T.One, pass.Input, Inputs, Weight.Value.AsSpan(), Outputs, T.Zero, pass.Output, Outputs);
        var activation = pass.StopBeforeActivation ? Activation.Linear : Activation;
        var bias = Bias is null ? default : (ReadOnlySpan<T>)Bias.Value.AsSpan();
        if (pass.Cache.IsEmpty || !ActivationKernels.NeedsInput(activation))
        {
            ActivationKernels.Forward(activation, pass.Output, bias, Outputs);
            return;
        }
        ActivationKernels.Forward(Activation.Linear, pass.Output, bias, Outputs);
        pass.Output.CopyTo(pass.Cache);
        ActivationKernels.Forward<T>(activation, pass.Output, default, Outputs);
    }

    /// <inheritdoc/>
    public override void Backward(in BackwardPass<T> pass)
    {
        var activation = pass.StopBeforeActivation ? Activation.Linear : Activation;
        var d = pass.OutputGradient;
        ReadOnlySpan<T> z = pass.Cache.IsEmpty ? default : pass.Cache[..d.Length];
        ActivationKernels.Backward(activation, pass.Output, z, d, Bias is null ? default : Bias.Gradient.AsSpan(), Outputs);
        if (Trainable)
        {
            pass.Blas.Gemm(
                Layout.RowMajor, Transpose.Transpose, Transpose.None, Inputs, Outputs, pass.Rows,
                T.One, pass.Input, Inputs, d, Outputs, T.Zero, Weight.Gradient.AsSpan(), Outputs);
        }
        if (!pass.InputGradient.IsEmpty)
        {
            pass.Blas.Gemm(
                Layout.RowMajor, Transpose.None, Transpose.Transpose, pass.Rows, Inputs, Outputs,
                T.One, d, Outputs, Weight.Value.AsSpan(), Outputs, T.Zero, pass.InputGradient, Inputs);
        }
    }
}
