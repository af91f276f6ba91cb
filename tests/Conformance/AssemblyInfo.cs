using System.Runtime.CompilerServices;

// The provider with a built-in fault serves other tests as well.
[assembly: InternalsVisibleTo("Nn.Cli.Tests")]
