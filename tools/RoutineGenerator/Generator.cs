namespace RoutineGenerator;

/// <summary>The list in, the generated files out; and those that need no list: the register tile's vectors, operators of arrays.</summary>
public static class Generator
{
    public const string ListPath = "src/Blas/Contracts/routines.txt";

    public static IReadOnlyList<(string Path, string Text)> Run(string list)
    {
        IReadOnlyList<Routine> routines = RoutineList.Parse(list);
        Routine[] blas = [.. routines.Where(r => !r.IsLapack && !r.IsMixed)];
        Routine[] mixed = [.. routines.Where(r => r.IsMixed)];
        Routine[] lapack = [.. routines.Where(r => r.IsLapack)];
        return
        [
            ("src/Blas/Generated/IBlas.g.cs", ContractWriter.Interface(blas, "IBlas", "BLAS")),
            ("src/Blas/Generated/IMixedBlas.g.cs", ContractWriter.Mixed(mixed, "IMixedBlas")),
            ("src/Blas/Generated/MixedBlasBase.g.cs", BaseWriter.Base(mixed, "MixedBlasBase")),
            ("src/Blas/Generated/ILapack.g.cs", ContractWriter.Interface(lapack, "ILapack", "LAPACK")),
            ("src/Blas/Generated/BlasBase.g.cs", BaseWriter.Base(blas, "BlasBase")),
            ("src/Blas/Generated/LapackBase.g.cs", BaseWriter.Base(lapack, "LapackBase")),
            ("src/Blas/Generated/BlasExtensions.g.cs", ExtensionWriter.Extensions([.. blas, .. mixed], "IBlas", "BlasExtensions")),
            ("src/Blas/Generated/LapackExtensions.g.cs", ExtensionWriter.Extensions(lapack, "ILapack", "LapackExtensions")),
            ("src/Blas/Generated/RoutineCatalog.g.cs", CatalogWriter.Catalog(routines)),
            ("src/Blas.Native/Generated/NativeBlas.g.cs", NativeWriter.Calls(blas, "NativeBlas")),
            ("src/Blas.Native/Generated/NativeMixedBlas.g.cs", NativeWriter.Calls(mixed, "NativeMixedBlas")),
            ("tests/Blas.Tests/Generated/RecordingBlas.g.cs", RecordingWriter.Cores(blas, "RecordingBlas")),
            ("tests/Blas.Tests/Generated/RecordingLapack.g.cs", RecordingWriter.Cores(lapack, "RecordingLapack")),
            ("tests/Conformance/Generated/FaultyLapack.g.cs", FaultWriter.Cores(lapack)),
            ("src/Blas.Native/Generated/NativeLapack.g.cs", NativeWriter.Calls(lapack, "NativeLapack")),
            ("src/Blas.Managed/Level3/Tiles/Tile256.g.cs", TileWriter.Vectors(256)),
            ("src/Blas.Managed/Level3/Tiles/Tile512.g.cs", TileWriter.Vectors(512)),
            ("src/Blas.Arrays/Promotion/WideningLiteralOperators.g.cs", LiteralWriter.Operations()),
        ];
    }
}
