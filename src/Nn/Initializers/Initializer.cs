using System.Numerics;
using Nn.Random;

namespace Nn.Initializers;

/// <summary>
/// Fills a weight matrix before training. With fan_in the number of inputs of a unit and fan_out the number of units, the variance is
/// chosen so that signals neither grow nor fade from layer to layer.
/// </summary>
public abstract class Initializer
{
    private protected Initializer(string name) => Name = name;

    /// <summary>Keras' name, as it stands in a model file: <c>glorot_uniform</c>.</summary>
    public string Name { get; }

    /// <summary>All zero: for biases. A hidden layer whose weights are all zero never learns.</summary>
    public static Initializer Zeros { get; } = new ConstantInitializer("zeros", 0);

    /// <summary>Glorot (Xavier) uniform: U(-a, a), a = sqrt(6 / (fan_in + fan_out)). For tanh, sigmoid and softmax.</summary>
    /// <remarks>X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", AISTATS 2010, eq. 16.</remarks>
    public static Initializer GlorotUniform { get; } = new UniformInitializer("glorot_uniform", static (i, o) => Math.Sqrt(6.0 / ((double)i + o)));

    /// <summary>Glorot (Xavier) normal: N(0, s^2), s = sqrt(2 / (fan_in + fan_out)). For tanh, sigmoid and softmax.</summary>
    /// <remarks>X. Glorot, Y. Bengio, AISTATS 2010, eq. 12.</remarks>
    public static Initializer GlorotNormal { get; } = new NormalInitializer("glorot_normal", static (i, o) => Math.Sqrt(2.0 / ((double)i + o)));

    /// <summary>He (Kaiming) uniform: U(-a, a), a = sqrt(6 / fan_in). For ReLU.</summary>
    /// <remarks>K. He, X. Zhang, S. Ren, J. Sun, "Delving Deep into Rectifiers", ICCV 2015, eq. 10.</remarks>
    public static Initializer HeUniform { get; } = new UniformInitializer("he_uniform", static (i, _) => Math.Sqrt(6.0 / i));

    /// <summary>He (Kaiming) normal: N(0, s^2), s = sqrt(2 / fan_in). For ReLU. Not truncated, as in PyTorch (Keras truncates).</summary>
    /// <remarks>K. He, X. Zhang, S. Ren, J. Sun, ICCV 2015, eq. 10.</remarks>
    public static Initializer HeNormal { get; } = new NormalInitializer("he_normal", static (i, _) => Math.Sqrt(2.0 / i));

    /// <summary>Every initializer that has a name.</summary>
    public static IReadOnlyList<Initializer> All { get; } = [Zeros, GlorotUniform, GlorotNormal, HeUniform, HeNormal];

    /// <summary>Fills the weights of <paramref name="fanOut"/> units with <paramref name="fanIn"/> inputs each.</summary>
    /// <typeparam name="T">The element type. The numbers are drawn in double precision and then rounded to it.</typeparam>
    /// <param name="weights">What is filled.</param>
    /// <param name="fanIn">Inputs of a unit.</param>
    /// <param name="fanOut">Units.</param>
    /// <param name="random">Where the numbers come from.</param>
    public abstract void Fill<T>(Span<T> weights, int fanIn, int fanOut, Xoshiro256 random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The initializer of a name.</summary>
    /// <param name="name">Such as <c>he_normal</c>.</param>
    /// <returns>The initializer.</returns>
    /// <exception cref="ArgumentException">No initializer has the name; the text lists those that there are.</exception>
    public static Initializer FromName(string name)
    {
        foreach (var initializer in All)
        {
            if (initializer.Name == name)
                return initializer;
        }
        throw new ArgumentException(
            $"Unknown initializer '{name}'; known are {string.Join(", ", All.Select(i => i.Name))}.", nameof(name));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private sealed class ConstantInitializer(string name, double value) : Initializer(name)
    {
        public override void Fill<T>(Span<T> weights, int fanIn, int fanOut, Xoshiro256 random) =>
            weights.Fill(T.CreateChecked(value));
    }

    private sealed class UniformInitializer(string name, Func<int, int, double> limit) : Initializer(name)
    {
        public override void Fill<T>(Span<T> weights, int fanIn, int fanOut, Xoshiro256 random)
        {
            var a = limit(fanIn, fanOut);
            foreach (ref var weight in weights)
                weight = T.CreateChecked((2 * random.NextDouble() - 1) * a);
        }
    }

    private sealed class NormalInitializer(string name, Func<int, int, double> deviation) : Initializer(name)
    {
        public override void Fill<T>(Span<T> weights, int fanIn, int fanOut, Xoshiro256 random)
        {
            var s = deviation(fanIn, fanOut);
            for (var i = 0; i < weights.Length; i += 2)
            {
                var (first, second) = random.NextNormals();
                weights[i] = T.CreateChecked(first * s);
                if (i + 1 < weights.Length)
                    weights[i + 1] = T.CreateChecked(second * s);
            }
        }
    }
}
