namespace Blas.Managed;

/// <summary>How many columns a register tile has, as a type.</summary>
internal interface ITileColumns
{
    /// <summary>1 to 12.</summary>
    static abstract int Count { get; }
}

/// <summary>How high a register tile is, as a type.</summary>
internal interface ITileRows
{
    /// <summary>Two vectors rather than one.</summary>
    static abstract bool IsTwo { get; }

    /// <summary>The last vector is used in part, under a mask.</summary>
    static abstract bool IsPartial { get; }
}

internal readonly struct TwoVectors : ITileRows
{
    public static bool IsTwo => true;

    public static bool IsPartial => false;
}

internal readonly struct TwoVectorsPartial : ITileRows
{
    public static bool IsTwo => true;

    public static bool IsPartial => true;
}

internal readonly struct OneVectorPartial : ITileRows
{
    public static bool IsTwo => false;

    public static bool IsPartial => true;
}

internal readonly struct Columns1 : ITileColumns
{
    public static int Count => 1;
}

internal readonly struct Columns2 : ITileColumns
{
    public static int Count => 2;
}

internal readonly struct Columns3 : ITileColumns
{
    public static int Count => 3;
}

internal readonly struct Columns4 : ITileColumns
{
    public static int Count => 4;
}

internal readonly struct Columns5 : ITileColumns
{
    public static int Count => 5;
}

internal readonly struct Columns6 : ITileColumns
{
    public static int Count => 6;
}

internal readonly struct Columns7 : ITileColumns
{
    public static int Count => 7;
}

internal readonly struct Columns8 : ITileColumns
{
    public static int Count => 8;
}

internal readonly struct Columns9 : ITileColumns
{
    public static int Count => 9;
}

internal readonly struct Columns10 : ITileColumns
{
    public static int Count => 10;
}

internal readonly struct Columns11 : ITileColumns
{
    public static int Count => 11;
}

internal readonly struct Columns12 : ITileColumns
{
    public static int Count => 12;
}
