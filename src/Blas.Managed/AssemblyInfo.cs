using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Blas.Managed.Tests")]
[assembly: InternalsVisibleTo("Blas.Arrays")]
[module: SkipLocalsInit]
