using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Blas.Arrays;

/// <summary>Room for one number per axis, without the heap.</summary>
[InlineArray(ShapeMath.MaxDims)]
internal struct Dims
{
    [SuppressMessage("CodeQuality", "IDE0044", Justification = "An inline array's element.")]
    private nint _element;
}

/// <summary>
/// How to visit up to three arrays of one shape together in as few and as long runs as possible: axes of extent 1 are
/// dropped, axes are put in the order of the first operand's memory, axes that all operands walk backwards are turned
/// round, and neighbouring axes that are one in memory are merged. Contiguous operands end as a single run.
/// </summary>
/// <remarks>The order of the visits is not that of the indices: only for work that is independent per element.</remarks>
internal ref struct LoopPlan
{
    private Dims _shape;
    private Dims _strides0;
    private Dims _strides1;
    private Dims _strides2;
    private Dims _index;
    private int _outer;

    /// <summary>Length of the inner run; 0 if there is nothing to visit.</summary>
    public nint Run;

    /// <summary>Strides along the inner run, in elements.</summary>
    public nint Inner0, Inner1, Inner2;

    /// <summary>Where the current run begins, in elements from each operand's first.</summary>
    public nint Offset0, Offset1, Offset2;

    /// <summary>Plans the visit; all strides are for <paramref name="shape"/>, in elements.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public LoopPlan(ReadOnlySpan<nint> shape, ReadOnlySpan<nint> s0, ReadOnlySpan<nint> s1, ReadOnlySpan<nint> s2)
    {
        Unsafe.SkipInit(out this);
        _outer = 0;
        Offset0 = Offset1 = Offset2 = 0;
        Inner0 = Inner1 = Inner2 = 1;
        Run = 1;
        int n = Gather(shape, s0, s1, s2);
        if (Run == 0 || n == 0)
        {
            return;
        }

        n = Merge(n);
        _outer = n - 1;
        Run = _shape[n - 1];
        Inner0 = _strides0[n - 1];
        Inner1 = _strides1[n - 1];
        Inner2 = _strides2[n - 1];
        ((Span<nint>)_index)[.._outer].Clear();
    }

    /// <summary>Goes to the next run.</summary>
    /// <returns>False after the last.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Next()
    {
        for (int d = _outer - 1; d >= 0; d--)
        {
            Offset0 += _strides0[d];
            Offset1 += _strides1[d];
            Offset2 += _strides2[d];
            if (++_index[d] < _shape[d])
            {
                return true;
            }

            nint extent = _shape[d];
            Offset0 -= _strides0[d] * extent;
            Offset1 -= _strides1[d] * extent;
            Offset2 -= _strides2[d] * extent;
            _index[d] = 0;
        }

        return false;
    }

    // Takes the axes over, without those of extent 1, turned to positive strides, sorted by falling stride.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Gather(ReadOnlySpan<nint> shape, ReadOnlySpan<nint> s0, ReadOnlySpan<nint> s1, ReadOnlySpan<nint> s2)
    {
        int n = 0;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            nint extent = shape[axis];
            if (extent == 0)
            {
                Run = 0;
                return 0;
            }

            if (extent == 1)
            {
                continue;
            }

            nint a = s0[axis];
            nint b = s1[axis];
            nint c = s2[axis];
            if (a <= 0 && b <= 0 && c <= 0)
            {
                Offset0 += a * (extent - 1);
                Offset1 += b * (extent - 1);
                Offset2 += c * (extent - 1);
                (a, b, c) = (-a, -b, -c);
            }

            int at = n++;
            while (at > 0 && IsOuter(a, b, c, at - 1))
            {
                Move(at - 1, at);
                at--;
            }

            (_shape[at], _strides0[at], _strides1[at], _strides2[at]) = (extent, a, b, c);
        }

        return n;
    }

    // Whether an axis with these strides belongs outside the one at the place given.
    private readonly bool IsOuter(nint a, nint b, nint c, int than)
    {
        nint x = Math.Abs(a), y = Math.Abs(_strides0[than]);
        if (x == y)
        {
            (x, y) = (Math.Abs(b), Math.Abs(_strides1[than]));
        }

        if (x == y)
        {
            (x, y) = (Math.Abs(c), Math.Abs(_strides2[than]));
        }

        return x > y;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Merge(int n)
    {
        int last = 0;
        for (int axis = 1; axis < n; axis++)
        {
            nint extent = _shape[axis];
            if (_strides0[last] == _strides0[axis] * extent
                && _strides1[last] == _strides1[axis] * extent
                && _strides2[last] == _strides2[axis] * extent)
            {
                extent *= _shape[last];
            }
            else
            {
                last++;
            }

            Move(axis, last);
            _shape[last] = extent;
        }

        return last + 1;
    }

    private void Move(int from, int to)
    {
        _shape[to] = _shape[from];
        _strides0[to] = _strides0[from];
        _strides1[to] = _strides1[from];
        _strides2[to] = _strides2[from];
    }
}
