using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Blas.Managed;

/// <summary>256-bit vectors, single precision, all rows of them.</summary>
internal readonly unsafe struct Tile256Single : ITileVector<Vector256<float>, float>, ITilePair<Vector256<float>, Vector256<float>, float>
{
    public static Vector256<float> Mask(nint count) => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float* a, Vector256<float> mask) => Vector256.Load(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* c, Vector256<float> x, Vector256<float> mask) => Vector256.Store(x, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Update(float* c, Vector256<float> x, float beta, Vector256<float> mask) =>
        Vector256.Store(Vector256.FusedMultiplyAdd(Vector256.Create(beta), Vector256.Load(c), x), c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(float* b, Vector256<float> a0, Vector256<float> a1, ref Vector256<float> c0, ref Vector256<float> c1)
    {
        Vector256<float> v = Vector256.Create(*b);
        c0 = Vector256.FusedMultiplyAdd(a0, v, c0);
        c1 = Vector256.FusedMultiplyAdd(a1, v, c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scale(float alpha, ref Vector256<float> c0, ref Vector256<float> c1)
    {
        c0 *= alpha;
        c1 *= alpha;
    }
}

/// <summary>256-bit vectors, single precision, their first rows.</summary>
/// <remarks>Where there is AVX-512, its masks: the older instruction can't use half of the registers.</remarks>
internal readonly unsafe struct Tile256SinglePart : ITileVector<Vector256<float>, float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Mask(nint count) => Vector256.LessThan(Vector256<int>.Indices, Vector256.Create((int)count)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float* a, Vector256<float> mask) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.MaskLoad(a, mask, Vector256<float>.Zero) : Avx.MaskLoad(a, mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* c, Vector256<float> x, Vector256<float> mask)
    {
        if (Avx512F.VL.IsSupported)
        {
            Avx512F.VL.MaskStore(c, mask, x);
        }
        else
        {
            Avx.MaskStore(c, mask, x);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Update(float* c, Vector256<float> x, float beta, Vector256<float> mask) =>
        Store(c, Vector256.FusedMultiplyAdd(Vector256.Create(beta), Load(c, mask), x), mask);
}

/// <summary>A 256-bit vector alone, single precision.</summary>
internal readonly unsafe struct Tile256SingleAlone : ITilePair<NoVector, Vector256<float>, float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(float* b, NoVector a0, Vector256<float> a1, ref NoVector c0, ref Vector256<float> c1) =>
        c1 = Vector256.FusedMultiplyAdd(a1, Vector256.Create(*b), c1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scale(float alpha, ref NoVector c0, ref Vector256<float> c1) => c1 *= alpha;
}

/// <summary>256-bit vectors, double precision, all rows of them.</summary>
internal readonly unsafe struct Tile256Double : ITileVector<Vector256<double>, double>, ITilePair<Vector256<double>, Vector256<double>, double>
{
    public static Vector256<double> Mask(nint count) => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(double* a, Vector256<double> mask) => Vector256.Load(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double* c, Vector256<double> x, Vector256<double> mask) => Vector256.Store(x, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Update(double* c, Vector256<double> x, double beta, Vector256<double> mask) =>
        Vector256.Store(Vector256.FusedMultiplyAdd(Vector256.Create(beta), Vector256.Load(c), x), c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(double* b, Vector256<double> a0, Vector256<double> a1, ref Vector256<double> c0, ref Vector256<double> c1)
    {
        Vector256<double> v = Vector256.Create(*b);
        c0 = Vector256.FusedMultiplyAdd(a0, v, c0);
        c1 = Vector256.FusedMultiplyAdd(a1, v, c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scale(double alpha, ref Vector256<double> c0, ref Vector256<double> c1)
    {
        c0 *= alpha;
        c1 *= alpha;
    }
}

/// <summary>256-bit vectors, double precision, their first rows.</summary>
/// <remarks>Where there is AVX-512, its masks: the older instruction can't use half of the registers.</remarks>
internal readonly unsafe struct Tile256DoublePart : ITileVector<Vector256<double>, double>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Mask(nint count) => Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count)).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(double* a, Vector256<double> mask) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.MaskLoad(a, mask, Vector256<double>.Zero) : Avx.MaskLoad(a, mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double* c, Vector256<double> x, Vector256<double> mask)
    {
        if (Avx512F.VL.IsSupported)
        {
            Avx512F.VL.MaskStore(c, mask, x);
        }
        else
        {
            Avx.MaskStore(c, mask, x);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Update(double* c, Vector256<double> x, double beta, Vector256<double> mask) =>
        Store(c, Vector256.FusedMultiplyAdd(Vector256.Create(beta), Load(c, mask), x), mask);
}

/// <summary>A 256-bit vector alone, double precision.</summary>
internal readonly unsafe struct Tile256DoubleAlone : ITilePair<NoVector, Vector256<double>, double>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(double* b, NoVector a0, Vector256<double> a1, ref NoVector c0, ref Vector256<double> c1) =>
        c1 = Vector256.FusedMultiplyAdd(a1, Vector256.Create(*b), c1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scale(double alpha, ref NoVector c0, ref Vector256<double> c1) => c1 *= alpha;
}
