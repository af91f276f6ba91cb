using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Blas.Managed.Tests")]
[assembly: InternalsVisibleTo("Bench")]
[module: SkipLocalsInit]
