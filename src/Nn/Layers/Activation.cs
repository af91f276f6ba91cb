namespace Nn.Layers;

/// <summary>What a layer does to the sum of its weighted inputs, z.</summary>
public enum Activation
{
    /// <summary>f(z) = z.</summary>
    Linear = 0,

    /// <summary>f(z) = max(z, 0); the derivative at 0 is taken as 0.</summary>
    Relu,

    /// <summary>f(z) = 1 / (1 + exp(-z)), in (0, 1).</summary>
    Sigmoid,

    /// <summary>f(z) = tanh z, in (-1, 1).</summary>
    Tanh,

    /// <summary>f(z)_i = exp(z_i) / sum_j exp(z_j) over the units of the layer: positive, with sum 1.</summary>
    Softmax,
}
