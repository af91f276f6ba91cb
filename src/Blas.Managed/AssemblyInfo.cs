using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Blas.Managed.Tests")]
[assembly: InternalsVisibleTo("Blas.Arrays")]
[assembly: InternalsVisibleTo("Nn")]
[module: SkipLocalsInit]
