using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Blas;

namespace Conformance;

/// <summary>
/// Arguments for one call of a routine, all of them legal, of which one is then made illegal. Every operand has memory of its own, in which every bit is known.
/// </summary>
internal sealed unsafe class ArgumentSet<T, TReal> : IDisposable
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private const int Room = 512;
    private readonly RoutineInfo _routine;
    private readonly Dictionary<string, int> _index = [];
    private readonly nint[] _values;
    private readonly byte* _memory;
    private readonly byte[] _before;

    public ArgumentSet(RoutineInfo routine, Layout layout, bool transposed)
    {
        _routine = routine;
        int count = routine.Arguments.Count;
        _values = new nint[count + 1];
        int bytes = (count + 1) * Room * sizeof(T);
        _memory = (byte*)NativeMemory.AlignedAlloc((nuint)bytes, 64);
        for (int i = 0; i < bytes; i++)
            _memory[i] = (byte)(i * 7);
        for (int i = 0; i < count; i++)
        {
            ArgumentInfo a = routine.Arguments[i];
            _index[a.Name] = i;
            _values[i] = a.Kind switch
            {
                ArgumentKind.Layout => (byte)layout,
                ArgumentKind.Transpose => (byte)(!transposed ? Transpose.None : a.Only == 'T' ? Transpose.Transpose : Transpose.ConjugateTranspose),
                ArgumentKind.UpLo => (byte)UpLo.Lower,
                ArgumentKind.Side => (byte)(transposed ? Side.Right : Side.Left),
                ArgumentKind.Diag => (byte)Diag.NonUnit,
                ArgumentKind.Dimension => Shapes.Size(routine.Name, a.Name),
                ArgumentKind.Flag => Flag(a),
                ArgumentKind.Index => a.Name is "ihi" or "iu" or "k2" ? 4 : 1,
                ArgumentKind.Select => 0,
                ArgumentKind.LeadingDimension => 9,
                ArgumentKind.Increment => 2,
                ArgumentKind.Distance => 60,
                _ => (nint)(_memory + ((nint)i * Room * sizeof(T))),
            };
            if (a.Kind == ArgumentKind.Scalar)
                *(T*)_values[i] = T.One;
            if (a.Kind == ArgumentKind.Matrices)
            {
                for (int p = 0; p < 2; p++)
                    ((nint*)_values[i])[p] = _values[i] + ((16 + (200 * p)) * sizeof(T));
            }

            if (a is { Kind: ArgumentKind.Array, IsWritten: false, Element: 'I' })
                new Span<int>((void*)_values[i], Room).Fill(1);
        }

        // The last place is for "out info", which is always written.
        _values[count] = (nint)(_memory + ((nint)count * Room * sizeof(T)));
        _before = [.. new ReadOnlySpan<byte>(_memory, count * Room * sizeof(T))];
    }

    /// <summary>A value with which every operand is used.</summary>
    private static nint Flag(ArgumentInfo a) => a.Flag switch
    {
        _ when a.Flag == typeof(Job) => (byte)Job.Vectors,
        _ when a.Flag == typeof(SvdJob) => (byte)SvdJob.Some,
        _ when a.Flag == typeof(Accumulate) => (byte)(a.Only == 'I' ? Accumulate.Identity : Accumulate.Vectors),
        _ when a.Flag == typeof(EigenRange) => (byte)EigenRange.Indices,
        _ when a.Flag == typeof(EigenvectorSide) => (byte)EigenvectorSide.Both,
        _ when a.Flag == typeof(BidiagonalVector) => (byte)BidiagonalVector.Q,
        _ when a.Flag == typeof(Norm) => (byte)Norm.One,
        _ when a.Flag == typeof(StoreV) => (byte)StoreV.Columns,
        _ when a.Flag == typeof(BalanceJob) => (byte)BalanceJob.None,
        _ => Convert.ToByte(Enum.GetValues(a.Flag!).GetValue(0), CultureInfo.InvariantCulture),
    };

    public nint this[string argument]
    {
        get => _index.TryGetValue(argument, out int at) ? _values[at] : 0;
        set => _values[_index[argument]] = value;
    }

    /// <summary>The elements that an operand needs: from the first to the last that is used.</summary>
    public nint Needed(string argument)
    {
        ArgumentInfo info = _routine.Arguments[_index[argument]];
        if (info.Kind == ArgumentKind.Reference)
            return 1;
        if (info.Kind == ArgumentKind.Matrices)
            return this["batch"];
        (nint rows, nint columns) = Shapes.Of(_routine.Name, argument, name => this[name]);
        switch (info.Kind)
        {
            case ArgumentKind.Band:
                nint runs = this["layout"] == (byte)Layout.RowMajor ? rows : columns;
                return runs == 0 ? 0 : ((runs - 1) * this["ld" + argument]) + Shapes.Diagonals(_routine.Name, name => this[name]);
            case ArgumentKind.Packed:
                return rows * (rows + 1) / 2;
            case ArgumentKind.Vector:
                return rows == 0 ? 0 : ((rows - 1) * Math.Abs(this["inc" + argument])) + 1;
            case ArgumentKind.Matrix:
                nint one = Extent(rows, columns, this["ld" + argument]);
                if (_routine.Name == "imatcopy")
                    one = Math.Max(one, Extent(Shapes.Of("imatcopy", "b", name => this[name]), this["ldb"]));
                return this["stride" + argument] == 0 ? one : ((this["batch"] - 1) * this["stride" + argument]) + one;
            default:
                return rows;
        }
    }

    /// <summary>The length of a column, or of a row if they are contiguous: the least leading dimension.</summary>
    public nint LeastLeadingDimension(string matrix)
    {
        if (_index.TryGetValue(matrix, out int at) && _routine.Arguments[at].Kind == ArgumentKind.Band)
            return Shapes.Diagonals(_routine.Name, name => this[name]);
        (nint rows, nint columns) = Shapes.Of(_routine.Name, matrix, name => this[name]);
        return Math.Max(1, this["layout"] == (byte)Layout.RowMajor ? columns : rows);
    }

    /// <summary>Calls with operands of exactly the length they need.</summary>
    /// <param name="call">The form of the routine.</param>
    /// <param name="target">The provider's routines.</param>
    /// <param name="shortened">An operand that is to be one element shorter than it needs to be, or null.</param>
    public void Run(RoutineCall call, object target, string? shortened = null)
    {
        int[] lengths = new int[_values.Length];
        foreach (ArgumentInfo a in _routine.Arguments.Where(IsMemory))
        {
            nint needed;
            try
            {
                needed = Needed(a.Name);
            }
            catch (OverflowException)
            {
                needed = Room;
            }

            lengths[_index[a.Name]] = (int)Math.Clamp(needed, 0, Room) - (a.Name == shortened ? 1 : 0);
        }

        call.Run(target, _values, lengths);
    }

    public bool IsUntouched() => new ReadOnlySpan<byte>(_memory, _before.Length).SequenceEqual(_before);

    public static bool IsMemory(ArgumentInfo a) => a.Kind is ArgumentKind.Matrix or ArgumentKind.Vector or ArgumentKind.Array
        or ArgumentKind.Band or ArgumentKind.Packed or ArgumentKind.Reference or ArgumentKind.Matrices;

    private nint Extent((nint Rows, nint Columns) shape, nint ld) => Extent(shape.Rows, shape.Columns, ld);

    private nint Extent(nint rows, nint columns, nint ld)
    {
        (nint length, nint count) = this["layout"] == (byte)Layout.RowMajor ? (columns, rows) : (rows, columns);
        return length == 0 || count == 0 ? 0 : ((count - 1) * ld) + length;
    }

    public void Dispose() => NativeMemory.AlignedFree(_memory);
}
