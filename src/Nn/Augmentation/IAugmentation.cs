using System.Numerics;
using Nn.Random;

namespace Nn.Augmentation;

/// <summary>Changes samples at random each time they are learned from. Several threads call it at once.</summary>
/// <typeparam name="T">The element type.</typeparam>
public interface IAugmentation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Checks that it suits samples of so many features.</summary>
    /// <param name="features">The features of a sample.</param>
    /// <exception cref="ArgumentException">It does not.</exception>
    void Check(int features);

    /// <summary>Writes a changed copy of a sample, as it is before the model's scaling.</summary>
    /// <param name="source">The sample.</param>
    /// <param name="target">Where the copy goes, as long.</param>
    /// <param name="random">Numbers that depend on the seed, the epoch and the sample only, so that threads don't change the result.</param>
    void Apply(ReadOnlySpan<T> source, Span<T> target, Xoshiro256 random);
}
