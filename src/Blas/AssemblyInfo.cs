using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Blas.Tests")]
[module: SkipLocalsInit]
