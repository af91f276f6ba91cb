using System.Numerics;
using System.Numerics.Tensors;
using System.Text.Json;
using Nn.Models;

namespace Nn.Layers;

/// <summary>
/// A penalty on large weights that is added to the loss: l1 sum |w| + l2 sum w^2, Keras' <c>L1</c>, <c>L2</c> and <c>L1L2</c> (elastic net).
/// Its gradient is l1 sign(w) + 2 l2 w, with sign(0) = 0.
/// </summary>
public sealed record Regularizer
{
    /// <summary>Makes the penalty.</summary>
    /// <param name="l1">The factor of the sum of magnitudes, at least 0.</param>
    /// <param name="l2">The factor of the sum of squares, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A factor is negative or not finite.</exception>
    public Regularizer(double l1, double l2)
    {
        Check(l1, nameof(l1));
        Check(l2, nameof(l2));
        L1Factor = l1;
        L2Factor = l2;
    }

    /// <summary>The factor of the sum of magnitudes.</summary>
    public double L1Factor { get; }

    /// <summary>The factor of the sum of squares.</summary>
    public double L2Factor { get; }

    /// <summary>l1 sum |w|: drives weights to zero.</summary>
    /// <param name="l1">The factor.</param>
    /// <returns>The penalty.</returns>
    public static Regularizer L1(double l1 = 0.01) => new(l1, 0);

    /// <summary>l2 sum w^2: keeps weights small.</summary>
    /// <param name="l2">The factor.</param>
    /// <returns>The penalty.</returns>
    public static Regularizer L2(double l2 = 0.01) => new(0, l2);

    /// <summary>Both.</summary>
    /// <param name="l1">The factor of the sum of magnitudes.</param>
    /// <param name="l2">The factor of the sum of squares.</param>
    /// <returns>The penalty.</returns>
    public static Regularizer Elastic(double l1 = 0.01, double l2 = 0.01) => new(l1, l2);

    /// <summary>The penalty of weights; its gradient is added to <paramref name="gradient"/> unless that is empty.</summary>
    internal double Apply<T>(ReadOnlySpan<T> weights, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double magnitudes = 0, squares = 0;
        var (l1, l2) = (T.CreateChecked(L1Factor), T.CreateChecked(2 * L2Factor));
        // Pieces are summed in T and the pieces in double: a million squares would use up single precision.
        const int Piece = 4096;
        for (var start = 0; start < weights.Length; start += Piece)
        {
            var part = weights.Slice(start, Math.Min(Piece, weights.Length - start));
            if (L1Factor > 0)
                magnitudes += double.CreateChecked(TensorPrimitives.SumOfMagnitudes(part));
            if (L2Factor > 0)
                squares += double.CreateChecked(TensorPrimitives.SumOfSquares(part));
            if (!gradient.IsEmpty)
                Add(part, gradient.Slice(start, part.Length), l1, l2);
        }
        return L1Factor * magnitudes + L2Factor * squares;
    }

    internal void Write(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject(name);
        json.WriteNumber("l1", L1Factor);
        json.WriteNumber("l2", L2Factor);
        json.WriteEndObject();
    }

    internal static Regularizer? Read(JsonReader json, string name) =>
        json.Optional(name) is null ? null : new Regularizer(json.Object(name).Double("l1"), json.Object(name).Double("l2"));

    private static void Add<T>(ReadOnlySpan<T> weights, Span<T> gradient, T l1, T l2)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var i = 0;
        for (; i <= weights.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            var w = new Vector<T>(weights[i..]);
            var sign = Vector.ConditionalSelect(
                Vector.GreaterThan(w, Vector<T>.Zero), Vector<T>.One,
                Vector.ConditionalSelect(Vector.LessThan(w, Vector<T>.Zero), -Vector<T>.One, Vector<T>.Zero));
            (new Vector<T>(gradient[i..]) + sign * l1 + w * l2).CopyTo(gradient[i..]);
        }
        for (; i < weights.Length; i++)
        {
            var sign = weights[i] > T.Zero ? T.One : weights[i] < T.Zero ? -T.One : T.Zero;
            gradient[i] += sign * l1 + weights[i] * l2;
        }
    }

    private static void Check(double value, string name)
    {
        if (!(value >= 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}, expected a finite number of at least 0.");
    }
}
