using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Blas.Managed.Tests")]
[module: SkipLocalsInit]
