namespace Blas.Native;

/// <summary>Libraries with functions of their own, beyond BLAS and LAPACK.</summary>
internal enum LibraryFlavor
{
    /// <summary>BLAS and LAPACK only.</summary>
    Plain,

    OpenBlas,

    Mkl,

    Blis,
}
