using System.Numerics.Tensors;
using Nn.Random;

namespace Nn.Initializers;

/// <summary>
/// Normal vectors made orthonormal one after the other: the first factor of a QR factorization of a normal matrix whose second factor has
/// a positive diagonal, which makes every orthogonal matrix equally likely (F. Mezzadri, Notices of the AMS 54(5), 2007).
/// </summary>
internal sealed class OrthogonalInitializer(string name, double gain) : Initializer(name)
{
    public override void Fill<T>(Span<T> weights, int fanIn, int fanOut, Xoshiro256 random)
    {
        if (weights.Length != (long)fanIn * fanOut)
            throw new ArgumentException($"An orthogonal matrix needs {fanIn} x {fanOut} weights, there are {weights.Length}.", nameof(weights));
        var (count, length) = (Math.Min(fanIn, fanOut), Math.Max(fanIn, fanOut));
        var vectors = new double[count][];
        for (var k = 0; k < count; k++)
        {
            vectors[k] = new double[length];
            do
            {
                Normal.Fill<double>(vectors[k], fanIn, fanOut, random);
            }
            while (!MadeOrthonormal(vectors, k));
        }
        for (var i = 0; i < fanIn; i++)
        {
            for (var j = 0; j < fanOut; j++)
                weights[i * fanOut + j] = T.CreateChecked(gain * (fanOut <= fanIn ? vectors[j][i] : vectors[i][j]));
        }
    }

    private static new Initializer Normal { get; } = Initializer.Normal(0, 1);

    // Twice is enough (W. Kahan; B. Parlett, "The Symmetric Eigenvalue Problem", section 6.9). False if nothing is left of the vector.
    private static bool MadeOrthonormal(double[][] vectors, int k)
    {
        Span<double> v = vectors[k];
        var before = TensorPrimitives.Norm<double>(v);
        for (var pass = 0; pass < 2; pass++)
        {
            for (var other = 0; other < k; other++)
                TensorPrimitives.MultiplyAdd(vectors[other], -TensorPrimitives.Dot<double>(vectors[other], v), v, v);
        }
        var norm = TensorPrimitives.Norm<double>(v);
        if (!(norm > 1e-10 * before))
            return false;
        TensorPrimitives.Divide(v, norm, v);
        return true;
    }
}
