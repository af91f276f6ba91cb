using System.Numerics;
using Blas;
using Blas.Managed;

namespace Conformance;

/// <summary>The managed provider with one fault in its LAPACK, or none.</summary>
internal sealed class FaultyProvider : IBlasProvider
{
    public const string Name = "faulty";

    private readonly ManagedProvider _right = new();

    public FaultyProvider(LapackFault fault = default)
    {
        Info = new(Name, "1", fault.ToString(), 64, "as the managed provider's", [], []);
        Lapack = new LapackSet(
            Make(_right.Blas.Single, _right.Lapack.Single, fault), Make(_right.Blas.Double, _right.Lapack.Double, fault),
            Make(_right.Blas.Complex32, _right.Lapack.Complex32, fault), Make(_right.Blas.Complex, _right.Lapack.Complex, fault));
    }

    public ProviderInfo Info { get; }

    public IBlas Blas => _right.Blas;

    public ILapack Lapack { get; }

    IThreadControl IBlasProvider.Threads => ((IBlasProvider)_right).Threads;

    private static FaultyLapack<T, TReal> Make<T, TReal>(IBlas<T, TReal> blas, ILapack<T, TReal> lapack, LapackFault fault)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal> => new(blas, lapack, fault);
}
