using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Nn.Cli.Tests")]
