using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>The provider of plain loops, right or with one fault.</summary>
internal sealed class NaiveProvider : IBlasProvider, IThreadControl
{
    public const string Name = "naive";

    public NaiveProvider(Fault fault = Fault.None)
    {
        Info = new(Name, "1", fault.ToString(), 64, "the caller's", [], [.. Missing]);
        Blas = new BlasSet(
            new NaiveBlas<float, float>(fault), new NaiveBlas<double, double>(fault),
            new NaiveBlas<Complex32, float>(fault), new NaiveBlas<Complex, double>(fault), new NaiveMixedBlas());
        Lapack = new LapackSet(
            new NaiveLapack<float, float>(Blas.Single, fault), new NaiveLapack<double, double>(Blas.Double, fault),
            new NaiveLapack<Complex32, float>(Blas.Complex32, fault), new NaiveLapack<Complex, double>(Blas.Complex, fault));
    }

    public ProviderInfo Info { get; }

    // Of LAPACK the plain loops have what faults are built into.
    private static IEnumerable<string> Missing => RoutineCatalog.All
        .Where(r => r.Library == RoutineLibrary.Lapack && r.Name is not ("getrf" or "getrs" or "gesv" or "potrf")).Select(r => r.Name);

    public IBlas Blas { get; }

    public ILapack Lapack { get; }

    IThreadControl IBlasProvider.Threads => this;

    public int Threads
    {
        get => 1;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            if (value != 1)
                throw new NotSupportedException("The plain loops run on the caller's thread.");
        }
    }

    public ThreadScope Scope => ThreadScope.Fixed;
}
