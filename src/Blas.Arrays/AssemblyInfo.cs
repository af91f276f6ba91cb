using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Blas.Arrays.Tests")]
[module: SkipLocalsInit]
