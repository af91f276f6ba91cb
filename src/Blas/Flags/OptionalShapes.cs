namespace Blas;

/// <summary>Sizes of matrices that a flag asks for or not: 0 where they are not used.</summary>
internal static class OptionalShapes
{
    public static nint Order(this Job job, nint n) => job == Job.Vectors ? n : 0;

    public static nint Order(this Accumulate compz, nint n) => compz == Accumulate.None ? 0 : n;

    public static nint LeftOrder(this EigenvectorSide side, nint n) => side == EigenvectorSide.Right ? 0 : n;

    public static nint RightOrder(this EigenvectorSide side, nint n) => side == EigenvectorSide.Left ? 0 : n;

    /// <summary>The eigenvectors that there can be.</summary>
    public static nint Most(this Job job, EigenRange range, nint n, nint il, nint iu) =>
        job == Job.None ? 0 : range == EigenRange.Indices ? iu - il + 1 : n;

    /// <summary>The length of a singular vector.</summary>
    public static nint Length(this SvdJob job, nint m) => job is SvdJob.All or SvdJob.Some ? m : 0;

    /// <summary>How many singular vectors.</summary>
    public static nint Count(this SvdJob job, nint all, nint some) => job switch
    {
        SvdJob.All => all,
        SvdJob.Some => some,
        _ => 0,
    };

    // gesdd: A takes the longer factor, U if A is square; the other one has a place of its own.
    public static nint LeftLength(this SvdJob job, nint m, nint n) => job == SvdJob.Overwrite && m < n ? m : Length(job, m);

    public static nint LeftCount(this SvdJob job, nint m, nint n) =>
        job == SvdJob.Overwrite && m < n ? m : Count(job, m, Math.Min(m, n));

    public static nint RightLength(this SvdJob job, nint m, nint n) => job == SvdJob.Overwrite && m >= n ? n : Length(job, n);

    public static nint RightCount(this SvdJob job, nint m, nint n) =>
        job == SvdJob.Overwrite && m >= n ? n : Count(job, n, Math.Min(m, n));
}
