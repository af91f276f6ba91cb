using System.Runtime.InteropServices;

namespace Blas.Managed;

/// <summary>How high a register tile is, in vectors.</summary>
internal enum TileShape
{
    /// <summary>Half a vector or less.</summary>
    Half,

    /// <summary>Up to one vector.</summary>
    One,

    /// <summary>One, and half a vector or less.</summary>
    OneAndHalf,

    /// <summary>One, and a part of another.</summary>
    TwoInPart,

    /// <summary>Two.</summary>
    Two,
}

/// <summary>How many columns a register tile has, as a type: its size in bytes, which is known where code is compiled.</summary>
internal interface ITileColumns;

[StructLayout(LayoutKind.Sequential, Size = 1)]
internal readonly struct Columns1 : ITileColumns;

[StructLayout(LayoutKind.Sequential, Size = 2)]
internal readonly struct Columns2 : ITileColumns;

[StructLayout(LayoutKind.Sequential, Size = 3)]
internal readonly struct Columns3 : ITileColumns;

[StructLayout(LayoutKind.Sequential, Size = 4)]
internal readonly struct Columns4 : ITileColumns;

[StructLayout(LayoutKind.Sequential, Size = 5)]
internal readonly struct Columns5 : ITileColumns;

[StructLayout(LayoutKind.Sequential, Size = 6)]
internal readonly struct Columns6 : ITileColumns;

[StructLayout(LayoutKind.Sequential, Size = 7)]
internal readonly struct Columns7 : ITileColumns;

[StructLayout(LayoutKind.Sequential, Size = 8)]
internal readonly struct Columns8 : ITileColumns;

[StructLayout(LayoutKind.Sequential, Size = 9)]
internal readonly struct Columns9 : ITileColumns;

[StructLayout(LayoutKind.Sequential, Size = 10)]
internal readonly struct Columns10 : ITileColumns;

[StructLayout(LayoutKind.Sequential, Size = 11)]
internal readonly struct Columns11 : ITileColumns;

[StructLayout(LayoutKind.Sequential, Size = 12)]
internal readonly struct Columns12 : ITileColumns;
