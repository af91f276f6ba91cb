namespace Blas.Arrays;

/// <summary>Which norm: a number, as in NumPy, or one of two names.</summary>
public readonly record struct NormOrder
{
    private NormOrder(double value, bool isNuclear, bool isFrobenius)
    {
        Value = value;
        IsNuclear = isNuclear;
        IsFrobenius = isFrobenius;
    }

    /// <summary>The root of the sum of squares of a matrix.</summary>
    public static NormOrder Frobenius { get; } = new(2, false, true);

    /// <summary>The sum of the singular values of a matrix.</summary>
    public static NormOrder Nuclear { get; } = new(double.NaN, true, false);

    /// <summary>The number; of no use for a name.</summary>
    public double Value { get; }

    /// <summary>Whether it is the nuclear norm.</summary>
    public bool IsNuclear { get; }

    /// <summary>Whether it is the Frobenius norm.</summary>
    public bool IsFrobenius { get; }

    /// <summary>The norm of a number: 1, 2, -1, -2, ±infinity, or any other for vectors.</summary>
    /// <param name="order">The number.</param>
    public static implicit operator NormOrder(double order) => new(order, false, false);

    /// <summary>The norm of a number.</summary>
    /// <param name="order">The number.</param>
    /// <returns>The order.</returns>
    public static NormOrder FromDouble(double order) => order;

    /// <inheritdoc/>
    public override string ToString() => IsNuclear ? "nuc" : IsFrobenius ? "fro" : ShapeMath.Text($"{Value}");
}
