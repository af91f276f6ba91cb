using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Blas.Native.Tests")]
[module: SkipLocalsInit]
