using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Bench.Tests")]
