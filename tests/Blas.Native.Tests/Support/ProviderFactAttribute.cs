namespace Blas.Native.Tests;

/// <summary>A test of native libraries: skipped, with the reason, where one is absent, unless BLAS_REQUIRE names it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProviderFactAttribute : FactAttribute
{
    public ProviderFactAttribute(params string[] libraries)
    {
        Libraries = libraries;
        Skip = libraries.Select(TestLibraries.WhyNot).FirstOrDefault(w => w is not null);
    }

    public IReadOnlyList<string> Libraries { get; }
}

/// <summary>A case of a theory for one native library.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ProviderDataAttribute : Xunit.Sdk.DataAttribute
{
    private readonly object?[] _data;

    public ProviderDataAttribute(string library, params object?[] rest)
    {
        Library = library;
        _data = [library, .. rest];
        Skip = TestLibraries.WhyNot(library);
    }

    public string Library { get; }

    public override IEnumerable<object?[]> GetData(System.Reflection.MethodInfo testMethod) => [_data];
}
