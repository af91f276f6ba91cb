namespace Blas.Native;

/// <summary>Kinds of routines, of each of which a library uses several threads from another size on.</summary>
internal enum TeamWork
{
    /// <summary>Vectors; measured by their elements.</summary>
    Vectors,

    /// <summary>One general matrix, and perhaps vectors; measured by its elements.</summary>
    Matrix,

    /// <summary>The same with a triangular or symmetric matrix.</summary>
    Triangle,

    /// <summary>Products of general matrices; measured by the multiplications of two elements.</summary>
    Products,

    /// <summary>The same with a triangular or symmetric matrix among them.</summary>
    TriangleProducts,

    /// <summary>LAPACK's.</summary>
    Factors,
}
