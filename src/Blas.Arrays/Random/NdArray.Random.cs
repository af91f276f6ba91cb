using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Blas.Arrays;

// numpy.random.
public abstract partial class NdArray
{
    /// <summary>NumPy's <c>numpy.random</c>.</summary>
    [SuppressMessage("Design", "CA1034", Justification = "np.Random.DefaultRng(0) reads as numpy.random.default_rng(0).")]
    public static class Random
    {
        /// <summary>A generator that starts anywhere.</summary>
        /// <returns>A generator on PCG64, seeded by the system.</returns>
        public static Generator DefaultRng() => new(new Pcg64());

        /// <summary>The generator of a seed: the same numbers as NumPy's <c>default_rng(seed)</c>.</summary>
        /// <param name="seed">Any integer from 0 up.</param>
        /// <returns>A generator on PCG64.</returns>
        /// <exception cref="ArgumentOutOfRangeException">The seed is negative.</exception>
        public static Generator DefaultRng(BigInteger seed) => new(new Pcg64(seed));

        /// <summary>The generator of a sequence of seeds, such as one of <see cref="SeedSequence.Spawn"/>.</summary>
        /// <param name="seed">The sequence.</param>
        /// <returns>A generator on PCG64.</returns>
        public static Generator DefaultRng(SeedSequence seed) => new(new Pcg64(seed));
    }
}
