using System.CommandLine;
using Bench;
using BenchmarkDotNet.Running;

// `gemm` is for a quick and fair comparison on a noisy machine; everything else goes to BenchmarkDotNet.
if (args is ["gemm", ..])
{
    return GemmCommand.Create().Parse(args[1..]).Invoke();
}

BenchmarkSwitcher.FromAssembly(typeof(GemmBenchmarks).Assembly).Run(args);
return 0;
