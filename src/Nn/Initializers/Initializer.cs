using System.Globalization;
using System.Numerics;
using Nn.Random;

namespace Nn.Initializers;

/// <summary>
/// Fills a weight matrix before training. With fan_in the number of inputs of a unit and fan_out the number of units, the variance is
/// chosen so that signals neither grow nor fade from layer to layer.
/// </summary>
public abstract class Initializer
{
    /// <summary>Names the initializer.</summary>
    /// <param name="name">As it stands in a model file.</param>
    private protected Initializer(string name) => Name = name;

    /// <summary>Keras' name, with the constants of those that have some, as it stands in a model file: <c>glorot_uniform</c>, <c>constant(0.1)</c>.</summary>
    public string Name { get; }

    /// <summary>All zero: for biases. A hidden layer whose weights are all zero never learns.</summary>
    public static Initializer Zeros { get; } = new ConstantInitializer("zeros", 0);

    /// <summary>All one.</summary>
    public static Initializer Ones { get; } = new ConstantInitializer("ones", 1);

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

    /// <summary>LeCun uniform: U(-a, a), a = sqrt(3 / fan_in).</summary>
    /// <remarks>Y. LeCun, L. Bottou, G. Orr, K. Mueller, "Efficient BackProp", 1998, eq. 16.</remarks>
    public static Initializer LeCunUniform { get; } = new UniformInitializer("lecun_uniform", static (i, _) => Math.Sqrt(3.0 / i));

    /// <summary>LeCun normal: N(0, s^2), s = sqrt(1 / fan_in). For SELU.</summary>
    /// <remarks>Y. LeCun, L. Bottou, G. Orr, K. Mueller, "Efficient BackProp", 1998, eq. 16.</remarks>
    public static Initializer LeCunNormal { get; } = new NormalInitializer("lecun_normal", static (i, _) => Math.Sqrt(1.0 / i));

    /// <summary>Every initializer that has no constants.</summary>
    public static IReadOnlyList<Initializer> All { get; } =
    [
        Zeros, Ones, GlorotUniform, GlorotNormal, HeUniform, HeNormal, LeCunUniform, LeCunNormal, Orthogonal(),
    ];

    /// <summary>All the same.</summary>
    /// <param name="value">The value, finite.</param>
    /// <returns>The initializer.</returns>
    public static Initializer Constant(double value) => new ConstantInitializer(Text("constant", Finite(value, nameof(value))), value);

    /// <summary>U(low, high).</summary>
    /// <param name="low">The lower end, finite.</param>
    /// <param name="high">The upper end, at least as high.</param>
    /// <returns>The initializer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An end is not finite, or the upper one is below the lower.</exception>
    public static Initializer Uniform(double low, double high)
    {
        if (Finite(high, nameof(high)) < Finite(low, nameof(low)))
            throw new ArgumentOutOfRangeException(nameof(high), high, $"The upper end is {high}, below the lower one, {low}.");
        return new UniformInitializer(Text("uniform", low, high), (low + high) / 2, (_, _) => (high - low) / 2);
    }

    /// <summary>N(mean, deviation^2).</summary>
    /// <param name="mean">The mean, finite.</param>
    /// <param name="deviation">The standard deviation, at least 0.</param>
    /// <returns>The initializer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The mean is not finite, or the deviation is negative or not finite.</exception>
    public static Initializer Normal(double mean, double deviation)
    {
        if (Finite(deviation, nameof(deviation)) < 0)
            throw new ArgumentOutOfRangeException(nameof(deviation), deviation, $"The deviation is {deviation}, expected at least 0.");
        return new NormalInitializer(Text("normal", Finite(mean, nameof(mean)), deviation), mean, (_, _) => deviation);
    }

    /// <summary>
    /// gain Q with orthonormal columns Q (rows, where there are fewer of them), each such matrix equally likely: lengths are kept.
    /// </summary>
    /// <param name="gain">The factor, finite.</param>
    /// <returns>The initializer.</returns>
    /// <remarks>A. Saxe, J. McClelland, S. Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks", 2014.</remarks>
    public static Initializer Orthogonal(double gain = 1) =>
        new OrthogonalInitializer(gain == 1 ? "orthogonal" : Text("orthogonal", Finite(gain, nameof(gain))), gain);

    /// <summary>Fills the weights of <paramref name="fanOut"/> units with <paramref name="fanIn"/> inputs each.</summary>
    /// <typeparam name="T">The element type. The numbers are drawn in double precision and then rounded to it.</typeparam>
    /// <param name="weights">What is filled.</param>
    /// <param name="fanIn">Inputs of a unit.</param>
    /// <param name="fanOut">Units.</param>
    /// <param name="random">Where the numbers come from.</param>
    public abstract void Fill<T>(Span<T> weights, int fanIn, int fanOut, Xoshiro256 random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>The initializer of a name.</summary>
    /// <param name="name">Such as <c>he_normal</c> or <c>uniform(-0.05,0.05)</c>.</param>
    /// <returns>The initializer.</returns>
    /// <exception cref="ArgumentException">No initializer has the name; the text lists those that there are.</exception>
    public static Initializer FromName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var initializer in All)
        {
            if (initializer.Name == name)
                return initializer;
        }
        return WithConstants(name) ?? throw new ArgumentException(
            $"Unknown initializer '{name}'; known are {string.Join(", ", All.Select(i => i.Name))}, constant(value), uniform(low,high), "
            + "normal(mean,deviation), orthogonal(gain).",
            nameof(name));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static Initializer? WithConstants(string name)
    {
        var open = name.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || name[^1] != ')')
            return null;
        var parts = name[(open + 1)..^1].Split(',');
        var numbers = new double[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]))
                return null;
        }
        return (name[..open], numbers) switch
        {
            ("constant", [var value]) => Constant(value),
            ("uniform", [var low, var high]) => Uniform(low, high),
            ("normal", [var mean, var deviation]) => Normal(mean, deviation),
            ("orthogonal", [var gain]) => Orthogonal(gain),
            _ => null,
        };
    }

    private static string Text(string name, params double[] constants) =>
        $"{name}({string.Join(",", constants.Select(c => c.ToString("R", CultureInfo.InvariantCulture)))})";

    private static double Finite(double value, string name) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, expected a finite number.");

    private sealed class ConstantInitializer(string name, double value) : Initializer(name)
    {
        public override void Fill<T>(Span<T> weights, int fanIn, int fanOut, Xoshiro256 random) =>
            weights.Fill(T.CreateChecked(value));
    }

    private sealed class UniformInitializer(string name, double middle, Func<int, int, double> limit) : Initializer(name)
    {
        public UniformInitializer(string name, Func<int, int, double> limit)
            : this(name, 0, limit)
        {
        }

        public override void Fill<T>(Span<T> weights, int fanIn, int fanOut, Xoshiro256 random)
        {
            var a = limit(fanIn, fanOut);
            foreach (ref var weight in weights)
                weight = T.CreateChecked(middle + (2 * random.NextDouble() - 1) * a);
        }
    }

    private sealed class NormalInitializer(string name, double mean, Func<int, int, double> deviation) : Initializer(name)
    {
        public NormalInitializer(string name, Func<int, int, double> deviation)
            : this(name, 0, deviation)
        {
        }

        public override void Fill<T>(Span<T> weights, int fanIn, int fanOut, Xoshiro256 random)
        {
            var s = deviation(fanIn, fanOut);
            for (var i = 0; i < weights.Length; i += 2)
            {
                var (first, second) = random.NextNormals();
                weights[i] = T.CreateChecked(mean + first * s);
                if (i + 1 < weights.Length)
                    weights[i + 1] = T.CreateChecked(mean + second * s);
            }
        }
    }
}
