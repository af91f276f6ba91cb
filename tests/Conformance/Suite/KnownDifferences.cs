namespace Conformance;

/// <summary>
/// What the contract leaves to the library, because well-known ones differ and the reference does not settle it. The suite does not test
/// these; whatever is not in this table, it does.
/// </summary>
/// <param name="Routine">The routine.</param>
/// <param name="Input">For which input.</param>
/// <param name="Results">What libraries make of it.</param>
internal sealed record KnownDifference(string Routine, string Input, string Results)
{
    public static IReadOnlyList<KnownDifference> All { get; } =
    [
        new("scal", "alpha = 0, x holds NaN or infinity",
            "0 (OpenBLAS before 0.3.27, which fills with zeros) or NaN (the reference, which multiplies)"),
        new("axpy, ger, gerc", "alpha = 0, x or y holds NaN", "nothing is read or changed, in all libraries and the reference: this is tested"),
        new("iamax", "x holds NaN", "any index from 0 to n - 1: comparisons with NaN are false, and the order of comparisons differs"),
        new("ger, gerc", "an element of y is 0, one of x is NaN or infinite",
            "unchanged (the reference skips the column) or NaN (0 * NaN)"),
        new("trsm", "an element of B is 0, one of A is NaN or infinite",
            "unchanged (the reference skips zeros) or NaN; a NaN in B may also reach rows of its column that don't depend on it"),
        new("gemm, gemv, dot of complex elements", "infinite elements",
            "an infinity or NaN in either part: which one depends on the order of the four real products and on where alpha is applied"),
        new("nrm2", "x holds both NaN and infinity", "NaN or infinity"),
        new("potrf", "NaN on the diagonal", "info of that minor (the reference), or a factor full of NaN"),
        new("gemm, gemv, getrf, ... of a library with threads", "the same call with another number of threads",
            "other last bits: a product may be cut along its sums; the contract promises the same bits for the same call only"),
    ];
}
