namespace Blas.Arrays;

// Equality by value, for sets, dictionaries and tests; == stays C#'s.
public sealed unsafe partial class NdArray<T> : IEquatable<NdArray<T>>
{
    /// <summary>Whether the other array has the same shape and equal elements (as <c>Equals</c> of the elements says: NaN equals NaN).</summary>
    /// <param name="other">The other array.</param>
    /// <returns>True if so.</returns>
    /// <exception cref="ObjectDisposedException">One of the arrays is disposed.</exception>
    public bool Equals(NdArray<T>? other)
    {
        if (other is null || ReferenceEquals(this, other))
        {
            return other is not null;
        }

        if (!Shape.SequenceEqual(other.Shape))
        {
            return false;
        }

        using Lease lease = Hold();
        using Lease otherLease = other.Hold();
        EqualityComparer<T> comparer = EqualityComparer<T>.Default;
        var plan = new LoopPlan(Shape, Strides, other.Strides, other.Strides);
        if (plan.Run == 0)
        {
            return true;
        }

        do
        {
            for (nint i = 0; i < plan.Run; i++)
            {
                if (!comparer.Equals(_data[plan.Offset0 + (i * plan.Inner0)], other._data[plan.Offset1 + (i * plan.Inner1)]))
                {
                    return false;
                }
            }
        }
        while (plan.Next());
        return true;
    }

    /// <inheritdoc cref="Equals(NdArray{T}?)"/>
    /// <param name="obj">The other array.</param>
    public override bool Equals(object? obj) => obj is NdArray<T> other && Equals(other);

    /// <summary>A hash of the shape and of the first elements; it changes when they do.</summary>
    /// <returns>The hash.</returns>
    public override int GetHashCode()
    {
        const int Enough = 16;
        var hash = new HashCode();
        foreach (nint extent in Shape)
        {
            hash.Add(extent);
        }

        foreach (T element in Elements().Take(Enough))
        {
            hash.Add(element);
        }

        return hash.ToHashCode();
    }
}
