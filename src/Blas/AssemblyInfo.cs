using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Blas.Native")]
[assembly: InternalsVisibleTo("Blas.Tests")]
[assembly: InternalsVisibleTo("Blas.Managed")]
[assembly: InternalsVisibleTo("Conformance")]
[module: SkipLocalsInit]
