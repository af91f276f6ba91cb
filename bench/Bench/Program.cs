using System.CommandLine;
using Bench;
using BenchmarkDotNet.Running;
using Nn.Cli.Compare.Measuring;

// The named commands are for quick and fair comparisons on a noisy machine; everything else goes to BenchmarkDotNet.
if (args is ["gemm", ..])
{
    return GemmCommand.Create().Parse(args[1..]).Invoke();
}

if (args is ["products", ..])
{
    return ProductCommand.Create().Parse(args[1..]).Invoke();
}

if (args is ["routines", ..])
{
    return RoutineCommand.Create().Parse(args[1..]).Invoke();
}

if (args is ["lapack", ..])
{
    return LapackCommand.Create().Parse(args[1..]).Invoke();
}

if (args is ["first-call", ..])
{
    return FirstCallCommand.Create().Parse(args[1..]).Invoke();
}

if (args is ["threads", ..])
{
    return ThreadsCommand.Create().Parse(args[1..]).Invoke();
}

if (args is ["ufuncs", ..])
{
    return UfuncCommand.Create().Parse(args[1..]).Invoke();
}

if (args is ["ulp", ..])
{
    return UlpCommand.Create().Parse(args[1..]).Invoke();
}

if (args is ["network", ..])
{
    return NetworkCommand.Create().Parse(args[1..]).Invoke();
}

SpinningThreads.SleepSoon();
BenchmarkSwitcher.FromAssembly(typeof(TableBenchmarks).Assembly).Run(args);
return 0;
