using System.Numerics;

namespace Blas.Native;

/// <summary>BLAS and LAPACK of one or two native libraries.</summary>
internal sealed class NativeProvider : IBlasProvider
{
    private NativeProvider(ProviderInfo info, IBlas blas, ILapack lapack, IThreadControl threads)
    {
        Info = info;
        Blas = blas;
        Lapack = lapack;
        Threads = threads;
    }

    /// <inheritdoc/>
    public ProviderInfo Info { get; }

    /// <inheritdoc/>
    public IBlas Blas { get; }

    /// <inheritdoc/>
    public ILapack Lapack { get; }

    /// <inheritdoc/>
    public IThreadControl Threads { get; }

    /// <summary>Gathers the routines of libraries.</summary>
    /// <param name="name">The provider's name, or the path that was asked for.</param>
    /// <param name="blas">Where BLAS comes from.</param>
    /// <param name="lapack">Where LAPACK comes from; the same where it has no file of its own.</param>
    /// <param name="fallback">Stands in for what is missing, or null.</param>
    /// <returns>The provider.</returns>
    public static NativeProvider Create(string name, BoundLibrary blas, BoundLibrary lapack, IBlasProvider? fallback)
    {
        // LAPACK of a file of its own makes its products with that BLAS.
        ThreadTeam? team = ThreadTeam.Of(blas);
        var single = new NativeBlas<float, float>(Table(name, team, blas, lapack, 0), fallback?.Blas.Single);
        var @double = new NativeBlas<double, double>(Table(name, team, blas, lapack, 1), fallback?.Blas.Double);
        var complex32 = new NativeBlas<Complex32, float>(Table(name, team, blas, lapack, 2), fallback?.Blas.Complex32);
        var complex = new NativeBlas<Complex, double>(Table(name, team, blas, lapack, 3), fallback?.Blas.Complex);
        var lapackSet = new LapackSet(
            new NativeLapack<float, float>(LapackTable(name, team, blas, lapack, 0), single, fallback?.Lapack.Single),
            new NativeLapack<double, double>(LapackTable(name, team, blas, lapack, 1), @double, fallback?.Lapack.Double),
            new NativeLapack<Complex32, float>(LapackTable(name, team, blas, lapack, 2), complex32, fallback?.Lapack.Complex32),
            new NativeLapack<Complex, double>(LapackTable(name, team, blas, lapack, 3), complex, fallback?.Lapack.Complex));

        LibraryFacts facts = LibraryFacts.Of(blas);
        string version = facts.Version;
        if (!ReferenceEquals(blas, lapack) && LibraryFacts.LapackVersion(lapack) is { } number)
            version = version == "unknown" ? $"LAPACK {number}" : $"{version}, LAPACK {number}";
        var info = new ProviderInfo(
            name,
            version,
            facts.CodePath,
            blas.Abi.HasWideIntegers ? 64 : 32,
            facts.Threading,
            ReferenceEquals(blas, lapack) ? [blas.Path] : [blas.Path, lapack.Path],
            Missing(blas, lapack))
        {
            Fallback = fallback?.Info.Name,
        };
        var mixed = new NativeMixedBlas(Table(name, team, blas, lapack, 0), fallback?.Blas.Mixed);
        return new(info, new BlasSet(single, @double, complex32, complex, mixed), lapackSet, NativeThreads.Of(blas, team));
    }

    private static RoutineTable Table(string name, ThreadTeam? team, BoundLibrary blas, BoundLibrary lapack, int type) =>
        Table(name, team, blas.Abi, blas, lapack, type);

    private static RoutineTable LapackTable(string name, ThreadTeam? team, BoundLibrary blas, BoundLibrary lapack, int type) =>
        Table(name, team, lapack.Abi, blas, lapack, type);

    private static RoutineTable Table(string name, ThreadTeam? team, Abi abi, BoundLibrary blas, BoundLibrary lapack, int type) => new(
        name,
        [.. RoutineCatalog.All.Select(r => Address(r, type, blas, lapack))],
        abi.HasWideIntegers,
        type == 2 ? abi.ReturnsComplex32ByArgument : abi.ReturnsComplexByArgument,
        team);

    private static nint Address(RoutineInfo routine, int type, BoundLibrary blas, BoundLibrary lapack)
    {
        BoundLibrary library = routine.Library == RoutineLibrary.Lapack ? lapack : blas;
        nint address = library.Routine(routine.Symbols[type]);
        if (address == 0 && routine.OtherSymbols.Count > 0)
            address = library.Routine(routine.OtherSymbols[type]);

        // csymv, cspmv, csyr, cspr and crot complete BLAS, but are LAPACK's. The calls go by the conventions of the BLAS.
        if (address == 0 && !ReferenceEquals(library, lapack) && lapack.Abi.HasWideIntegers == blas.Abi.HasWideIntegers)
            address = lapack.Routine(routine.Symbols[type]);
        return address;
    }

    /// <summary>Standard names of what is missing: without its letter where it is missing for all types.</summary>
    private static IReadOnlyList<string> Missing(BoundLibrary blas, BoundLibrary lapack)
    {
        var missing = new List<string>();
        foreach (RoutineInfo routine in RoutineCatalog.All)
        {
            int[] types = [.. Enumerable.Range(0, 4).Where(t => routine.Symbols[t] != "-" && Address(routine, t, blas, lapack) == 0)];
            if (types.Length == 4)
                missing.Add(routine.Name);
            else
                missing.AddRange(types.Select(t => routine.Symbols[t]));
        }

        return [.. missing.Distinct(StringComparer.Ordinal)];
    }
}
