using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

/// <summary>Plane rotations of real numbers, and the 2 by 2 problems that end the iterations made of them.</summary>
/// <typeparam name="TReal"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal static class PlaneRotation<TReal>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private static TReal Half => Machine<TReal>.PowerOfTwo(-1);

    private static TReal Two => TReal.One + TReal.One;

    // Squares of numbers between these, and sums of two, neither overflow nor lose bits.
    private static TReal Small => Machine<TReal>.PowerOfTwo(Unsafe.SizeOf<TReal>() == sizeof(float) ? -50 : -480);

    private static TReal Large => Machine<TReal>.PowerOfTwo(Unsafe.SizeOf<TReal>() == sizeof(float) ? 60 : 500);

    /// <summary>c and s with c f + s g = r, c g - s f = 0, c² + s² = 1, c not negative; returns r (<c>lartg</c>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TReal Make(TReal f, TReal g, out TReal c, out TReal s)
    {
        TReal size = TReal.Abs(f) + TReal.Abs(g);
        if (f != TReal.Zero && g != TReal.Zero && size > Small && size < Large)
        {
            TReal length = TReal.Sqrt((f * f) + (g * g)), inverse = TReal.One / length;
            c = TReal.Abs(f) * inverse;
            s = g * TReal.CopySign(inverse, f);
            return TReal.CopySign(length, f);
        }

        return MakeExtreme(f, g, out c, out s);
    }

    /// <summary>sqrt(x² + y²) without overflow on the way (<c>lapy2</c>).</summary>
    public static TReal Length(TReal x, TReal y)
    {
        TReal size = TReal.Abs(x) + TReal.Abs(y);
        if (size > Small && size < Large)
        {
            return TReal.Sqrt((x * x) + (y * y));
        }

        return TReal.Abs(MakeExtreme(x, y, out _, out _));
    }

    /// <summary>
    /// The eigenvalues of (a b; b c), <paramref name="large"/> the one of larger size, and its unit eigenvector
    /// (cosine, sine) (<c>laev2</c>).
    /// </summary>
    public static void SymmetricEigen(TReal a, TReal b, TReal c, out TReal large, out TReal small, out TReal cosine, out TReal sine)
    {
        TReal sum = a + c, difference = a - c, twice = b + b;
        TReal root = Length(difference, twice);
        (TReal more, TReal less) = TReal.Abs(a) > TReal.Abs(c) ? (a, c) : (c, a);
        if (sum == TReal.Zero)
        {
            large = Half * root;
            small = -large;
        }
        else
        {
            large = Half * (sum + TReal.CopySign(root, sum));
            small = ((more / large) * less) - ((b / large) * b);
        }

        bool minus = sum < TReal.Zero, falling = difference < TReal.Zero;
        TReal lever = falling ? difference - root : difference + root;
        if (TReal.Abs(lever) > TReal.Abs(twice))
        {
            TReal cotangent = -twice / lever;
            sine = TReal.One / TReal.Sqrt(TReal.One + (cotangent * cotangent));
            cosine = cotangent * sine;
        }
        else if (twice == TReal.Zero)
        {
            cosine = TReal.One;
            sine = TReal.Zero;
        }
        else
        {
            TReal tangent = -lever / twice;
            cosine = TReal.One / TReal.Sqrt(TReal.One + (tangent * tangent));
            sine = tangent * cosine;
        }

        if (minus == falling)
        {
            (cosine, sine) = (-sine, cosine);
        }
    }

    /// <summary>The singular values of (f g; 0 h) (<c>las2</c>).</summary>
    public static TReal SmallerSingularValue(TReal f, TReal g, TReal h)
    {
        f = TReal.Abs(f);
        g = TReal.Abs(g);
        h = TReal.Abs(h);
        TReal less = TReal.Min(f, h), more = TReal.Max(f, h);
        if (less == TReal.Zero)
        {
            return TReal.Zero;
        }

        TReal sum = TReal.One + (less / more), difference = (more - less) / more;
        if (g < more)
        {
            TReal square = (g / more) * (g / more);
            return less * (Two / (TReal.Sqrt((sum * sum) + square) + TReal.Sqrt((difference * difference) + square)));
        }

        TReal ratio = more / g;
        if (ratio == TReal.Zero)
        {
            return (less * more) / g;
        }

        sum *= ratio;
        difference *= ratio;
        TReal c = TReal.One / (TReal.Sqrt(TReal.One + (sum * sum)) + TReal.Sqrt(TReal.One + (difference * difference)));
        return Two * ((less * c) * ratio);
    }

    /// <summary>
    /// The singular value decomposition of (f g; 0 h): (cl sl; -sl cl) (f g; 0 h) (cr -sr; sr cr) = diag(large, small),
    /// each of high relative accuracy, with the signs that follow (<c>lasv2</c>).
    /// </summary>
    /// <remarks>Z. Bai, J. Demmel, "Computing the Generalized Singular Value Decomposition", 1993, section 5.</remarks>
    public static void TriangularSvd(
        TReal f, TReal g, TReal h,
        out TReal large, out TReal small, out TReal cosineRight, out TReal sineRight, out TReal cosineLeft, out TReal sineLeft)
    {
        bool swap = TReal.Abs(h) > TReal.Abs(f);
        (TReal top, TReal bottom) = swap ? (h, f) : (f, h);
        TReal sizeTop = TReal.Abs(top), sizeBottom = TReal.Abs(bottom), sizeG = TReal.Abs(g);
        TReal cl, sl, cr, sr;
        bool isWide = false;
        if (sizeG == TReal.Zero)
        {
            (large, small, cl, sl, cr, sr) = (sizeTop, sizeBottom, TReal.One, TReal.Zero, TReal.One, TReal.Zero);
        }
        else if (sizeG > sizeTop && sizeTop / sizeG < Machine<TReal>.Epsilon)
        {
            // g is all that counts.
            isWide = true;
            large = sizeG;
            small = sizeBottom > TReal.One ? sizeTop / (sizeG / sizeBottom) : (sizeTop / sizeG) * sizeBottom;
            (cl, sl, cr, sr) = (TReal.One, bottom / g, top / g, TReal.One);
        }
        else
        {
            isWide = sizeG > sizeTop;
            TReal difference = sizeTop - sizeBottom;
            TReal l = difference == sizeTop ? TReal.One : difference / sizeTop;
            TReal m = g / top, t = Two - l, square = m * m;
            TReal s = TReal.Sqrt((t * t) + square);
            TReal r = l == TReal.Zero ? TReal.Abs(m) : TReal.Sqrt((l * l) + square);
            TReal a = Half * (s + r);
            large = sizeTop * a;
            small = sizeBottom / a;
            TReal tangent = square != TReal.Zero ? ((m / (s + t)) + (m / (r + l))) * (TReal.One + a)
                : l == TReal.Zero ? TReal.CopySign(Two, top) * TReal.CopySign(TReal.One, g)
                : (g / TReal.CopySign(difference, top)) + (m / t);
            TReal length = TReal.Sqrt((tangent * tangent) + (Two * Two));
            cr = Two / length;
            sr = tangent / length;
            cl = (cr + (sr * m)) / a;
            sl = (bottom / top) * sr / a;
        }

        (cosineLeft, sineLeft, cosineRight, sineRight) = swap ? (sr, cr, sl, cl) : (cl, sl, cr, sr);
        TReal sign = isWide ? Sign(sineRight) * Sign(cosineLeft) * Sign(g)
            : swap ? Sign(sineRight) * Sign(sineLeft) * Sign(h)
            : Sign(cosineRight) * Sign(cosineLeft) * Sign(f);
        large = TReal.CopySign(large, sign);
        small = TReal.CopySign(small, sign * Sign(f) * Sign(h));
    }

    private static TReal Sign(TReal value) => TReal.CopySign(TReal.One, value);

    // One of both is 0, or they are scaled by a power of two, which rounds nothing.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TReal MakeExtreme(TReal f, TReal g, out TReal c, out TReal s)
    {
        if (g == TReal.Zero)
        {
            (c, s) = (TReal.One, TReal.Zero);
            return f;
        }

        if (f == TReal.Zero)
        {
            (c, s) = (TReal.Zero, Sign(g));
            return TReal.Abs(g);
        }

        TReal max = TReal.Max(TReal.Abs(f), TReal.Abs(g));
        int exponent = TReal.IsFinite(max) ? TReal.ILogB(max) : 0;
        TReal x = TReal.ScaleB(f, -exponent), y = TReal.ScaleB(g, -exponent);
        TReal length = TReal.CopySign(TReal.Sqrt((x * x) + (y * y)), f);
        c = x / length;
        s = y / length;
        return TReal.ScaleB(length, exponent);
    }
}
