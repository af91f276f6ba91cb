using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>What a provider says of itself, and its threads.</summary>
internal sealed class ProviderChecks<T, TReal>(IBlasProvider provider) : Checks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    [Check("provider")]
    public void Info()
    {
        ProviderInfo info = _provider.Info;
        Require(!string.IsNullOrWhiteSpace(info.Name) && !string.IsNullOrWhiteSpace(info.Version), () => $"no name or version: {info}");
        Require(!string.IsNullOrWhiteSpace(info.CodePath) && !string.IsNullOrWhiteSpace(info.Threading), () => $"no code path or threading: {info}");
        Require(info.IntegerBits is 32 or 64, () => $"integers of {info.IntegerBits} bits: {info}");
        foreach (string file in info.Files)
            Require(File.Exists(file), () => $"{info.Name} says that it was loaded from {file}, which does not exist.");
        string[] known = [.. RoutineCatalog.All.SelectMany(r => r.Symbols.Append(r.Name))];
        foreach (string missing in info.MissingRoutines)
            Require(known.Contains(missing, StringComparer.Ordinal), () => $"{info.Name} lacks {missing}, which is no routine of the contract.");
    }

    [Check("provider")]
    public void ThreadsCanBeSet()
    {
        IThreadControl threads = _provider.Threads;
        int before = threads.Threads;
        Require(before >= 1, () => $"{_provider.Info.Name} has {before} threads.");
        foreach (int wrong in new[] { 0, -1, int.MinValue })
        {
            Require(Throws<ArgumentOutOfRangeException>(() => threads.Threads = wrong), () =>
                $"{_provider.Info.Name} took {wrong} threads.");
        }

        if (threads.Scope == ThreadScope.Fixed)
        {
            Require(Throws<NotSupportedException>(() => threads.Threads = before + 1), () =>
                $"{_provider.Info.Name} has a fixed number of threads, and took another.");
            return;
        }

        try
        {
            threads.Threads = 1;
            Require(threads.Threads == 1, () => $"{_provider.Info.Name} was given 1 thread, and has {threads.Threads}.");
        }
        finally
        {
            threads.Threads = before;
        }
    }

    private static bool Throws<TException>(Action action)
        where TException : Exception
    {
        try
        {
            action();
            return false;
        }
        catch (TException)
        {
            return true;
        }
    }
}
