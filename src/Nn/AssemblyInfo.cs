using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Nn.Tests")]
[module: SkipLocalsInit]
