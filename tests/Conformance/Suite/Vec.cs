using System.Numerics;

namespace Conformance;

/// <summary>A vector with an increment, in guarded memory. A negative increment starts at the far end, as in the reference.</summary>
internal sealed class Vec<T, TReal> : GuardedMemory<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    public Vec(int n, int inc, int shift = 0)
        : base(n == 0 ? 0 : ((n - 1) * Math.Abs(inc)) + 1, shift)
    {
        N = n;
        Inc = inc;
    }

    public int N { get; }

    public int Inc { get; }

    public ref T this[int i] => ref At(Offset(i));

    public static Vec<T, TReal> Random(int n, int inc, Random random)
    {
        var v = new Vec<T, TReal>(n, inc, random.Next(4));
        for (int i = 0; i < n; i++)
            v[i] = Scalar<T, TReal>.Random(random);
        v.Remember();
        return v;
    }

    /// <summary>Fills with NaN: an output that is not to be read.</summary>
    public void Poison()
    {
        for (int i = 0; i < N; i++)
            this[i] = Scalar<T, TReal>.Marker(7777 + i);
        Remember();
    }

    public T Old(int i) => Was(Offset(i));

    /// <summary>Fails if anything but elements has changed.</summary>
    public void OnlyElementsChanged(string name, Func<string> context) =>
        Unchanged(name, context, offset => Inc == 0 ? offset == 0 : offset % Math.Abs(Inc) == 0);

    /// <summary>The elements in order, as they were when remembered.</summary>
    public Wide Wide()
    {
        var wide = new Wide(N, 1);
        for (int i = 0; i < N; i++)
            wide.Set(i, 0, Scalar<T, TReal>.Re(Old(i)), Scalar<T, TReal>.Im(Old(i)));
        return wide;
    }

    private int Offset(int i) => Inc >= 0 ? i * Inc : (N - 1 - i) * -Inc;
}
