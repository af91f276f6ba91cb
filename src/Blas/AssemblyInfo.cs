using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Blas.Native")]
[assembly: InternalsVisibleTo("Blas.Tests")]
[module: SkipLocalsInit]
[assembly: InternalsVisibleTo("Blas.Managed")]
