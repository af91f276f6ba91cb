namespace Conformance;

/// <summary>The suite on one provider.</summary>
public abstract class BlasConformance
{
    [ProviderChecks]
    public void Conforms(string provider, string check, string type) =>
        CheckList.Run(ProviderSetup.Open(provider), check, type[0]);
}

/// <summary>The suite on plain loops: it shows that the suite can be passed.</summary>
[Provider(NaiveProvider.Name)]
public sealed class NaiveConformance : BlasConformance;

[Provider(Blas.ProviderNames.Managed)]
public sealed class ManagedConformance : BlasConformance;

[Provider(Blas.ProviderNames.OpenBlas)]
public sealed class OpenBlasConformance : BlasConformance;

[Provider(Blas.ProviderNames.Mkl)]
public sealed class MklConformance : BlasConformance;

/// <summary>The suite on libraries given by path: BLIS, reference BLAS and LAPACK, Accelerate, ...</summary>
[Provider(null)]
public sealed class PathConformance : BlasConformance;
