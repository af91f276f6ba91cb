using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Blas.Managed;

/// <summary>512-bit vectors, single precision, all rows of them.</summary>
internal readonly unsafe struct Tile512Single : ITileVector<Vector512<float>, float>, ITilePair<Vector512<float>, Vector512<float>, float>
{
    public static Vector512<float> Mask(nint count) => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* a, Vector512<float> mask) => Vector512.Load(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* c, Vector512<float> x, Vector512<float> mask) => Vector512.Store(x, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Update(float* c, Vector512<float> x, float beta, Vector512<float> mask) =>
        Vector512.Store(Vector512.FusedMultiplyAdd(Vector512.Create(beta), Vector512.Load(c), x), c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(float* b, Vector512<float> a0, Vector512<float> a1, ref Vector512<float> c0, ref Vector512<float> c1)
    {
        Vector512<float> v = Vector512.Create(*b);
        c0 = Vector512.FusedMultiplyAdd(a0, v, c0);
        c1 = Vector512.FusedMultiplyAdd(a1, v, c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scale(float alpha, ref Vector512<float> c0, ref Vector512<float> c1)
    {
        c0 *= alpha;
        c1 *= alpha;
    }
}

/// <summary>512-bit vectors, single precision, their first rows.</summary>
internal readonly unsafe struct Tile512SinglePart : ITileVector<Vector512<float>, float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Mask(nint count) => Vector512.LessThan(Vector512<int>.Indices, Vector512.Create((int)count)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* a, Vector512<float> mask) => Avx512F.MaskLoad(a, mask, Vector512<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* c, Vector512<float> x, Vector512<float> mask) => Avx512F.MaskStore(c, mask, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Update(float* c, Vector512<float> x, float beta, Vector512<float> mask) =>
        Avx512F.MaskStore(c, mask, Vector512.FusedMultiplyAdd(Vector512.Create(beta), Avx512F.MaskLoad(c, mask, Vector512<float>.Zero), x));
}

/// <summary>A 512-bit vector alone, single precision.</summary>
internal readonly unsafe struct Tile512SingleAlone : ITilePair<NoVector, Vector512<float>, float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(float* b, NoVector a0, Vector512<float> a1, ref NoVector c0, ref Vector512<float> c1) =>
        c1 = Vector512.FusedMultiplyAdd(a1, Vector512.Create(*b), c1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scale(float alpha, ref NoVector c0, ref Vector512<float> c1) => c1 *= alpha;
}

/// <summary>A 512-bit vector and one of half its length, single precision.</summary>
internal readonly unsafe struct Tile512And256Single : ITilePair<Vector512<float>, Vector256<float>, float>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(float* b, Vector512<float> a0, Vector256<float> a1, ref Vector512<float> c0, ref Vector256<float> c1)
    {
        Vector512<float> v = Vector512.Create(*b);
        c0 = Vector512.FusedMultiplyAdd(a0, v, c0);
        c1 = Vector256.FusedMultiplyAdd(a1, v.GetLower(), c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scale(float alpha, ref Vector512<float> c0, ref Vector256<float> c1)
    {
        c0 *= alpha;
        c1 *= alpha;
    }
}

/// <summary>512-bit vectors, double precision, all rows of them.</summary>
internal readonly unsafe struct Tile512Double : ITileVector<Vector512<double>, double>, ITilePair<Vector512<double>, Vector512<double>, double>
{
    public static Vector512<double> Mask(nint count) => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(double* a, Vector512<double> mask) => Vector512.Load(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double* c, Vector512<double> x, Vector512<double> mask) => Vector512.Store(x, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Update(double* c, Vector512<double> x, double beta, Vector512<double> mask) =>
        Vector512.Store(Vector512.FusedMultiplyAdd(Vector512.Create(beta), Vector512.Load(c), x), c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(double* b, Vector512<double> a0, Vector512<double> a1, ref Vector512<double> c0, ref Vector512<double> c1)
    {
        Vector512<double> v = Vector512.Create(*b);
        c0 = Vector512.FusedMultiplyAdd(a0, v, c0);
        c1 = Vector512.FusedMultiplyAdd(a1, v, c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scale(double alpha, ref Vector512<double> c0, ref Vector512<double> c1)
    {
        c0 *= alpha;
        c1 *= alpha;
    }
}

/// <summary>512-bit vectors, double precision, their first rows.</summary>
internal readonly unsafe struct Tile512DoublePart : ITileVector<Vector512<double>, double>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Mask(nint count) => Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(double* a, Vector512<double> mask) => Avx512F.MaskLoad(a, mask, Vector512<double>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double* c, Vector512<double> x, Vector512<double> mask) => Avx512F.MaskStore(c, mask, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Update(double* c, Vector512<double> x, double beta, Vector512<double> mask) =>
        Avx512F.MaskStore(c, mask, Vector512.FusedMultiplyAdd(Vector512.Create(beta), Avx512F.MaskLoad(c, mask, Vector512<double>.Zero), x));
}

/// <summary>A 512-bit vector alone, double precision.</summary>
internal readonly unsafe struct Tile512DoubleAlone : ITilePair<NoVector, Vector512<double>, double>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(double* b, NoVector a0, Vector512<double> a1, ref NoVector c0, ref Vector512<double> c1) =>
        c1 = Vector512.FusedMultiplyAdd(a1, Vector512.Create(*b), c1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scale(double alpha, ref NoVector c0, ref Vector512<double> c1) => c1 *= alpha;
}

/// <summary>A 512-bit vector and one of half its length, double precision.</summary>
internal readonly unsafe struct Tile512And256Double : ITilePair<Vector512<double>, Vector256<double>, double>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyAdd(double* b, Vector512<double> a0, Vector256<double> a1, ref Vector512<double> c0, ref Vector256<double> c1)
    {
        Vector512<double> v = Vector512.Create(*b);
        c0 = Vector512.FusedMultiplyAdd(a0, v, c0);
        c1 = Vector256.FusedMultiplyAdd(a1, v.GetLower(), c1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scale(double alpha, ref Vector512<double> c0, ref Vector256<double> c1)
    {
        c0 *= alpha;
        c1 *= alpha;
    }
}
