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

    /// <summary>f(z) = z above 0, 0.01 z below. A. Maas, A. Hannun, A. Ng, "Rectifier Nonlinearities Improve Neural Network Acoustic Models", 2013.</summary>
    LeakyRelu,

    /// <summary>f(z) = z above 0, exp(z) - 1 below. D. Clevert, T. Unterthiner, S. Hochreiter, "Fast and Accurate Deep Network Learning by ELUs", 2016.</summary>
    Elu,

    /// <summary>
    /// f(z) = s z above 0, s a (exp(z) - 1) below, with s = 1.0507009873554805, a = 1.6732632423543772: mean 0 and variance 1 are a fixed point.
    /// G. Klambauer, T. Unterthiner, A. Mayr, S. Hochreiter, "Self-Normalizing Neural Networks", 2017.
    /// </summary>
    Selu,

    /// <summary>f(z) = z Phi(z) = z (1 + erf(z / sqrt 2)) / 2, not an approximation by tanh. D. Hendrycks, K. Gimpel, "Gaussian Error Linear Units", 2016.</summary>
    Gelu,

    /// <summary>f(z) = z / (1 + exp(-z)), also called swish. S. Elfwing, E. Uchibe, K. Doya, 2018.</summary>
    Silu,

    /// <summary>f(z) = log(1 + exp(z)).</summary>
    Softplus,

    /// <summary>f(z)_i = z_i - log sum_j exp(z_j) over the units of the layer.</summary>
    LogSoftmax,
}
