using System.ComponentModel;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Conformance;

/// <summary>A test of a provider: one case for every check and element type, or one skipped case with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Conformance.ProviderDiscoverer", "Conformance")]
public sealed class ProviderChecksAttribute : FactAttribute;

/// <summary>Makes the cases of a class that <see cref="ProviderAttribute"/> binds to a provider.</summary>
public sealed class ProviderDiscoverer(IMessageSink sink) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        string? name = testMethod.TestClass.Class.GetCustomAttributes(typeof(ProviderAttribute)).Single()
            .GetNamedArgument<string?>(nameof(ProviderAttribute.Name));
        IReadOnlyList<string> providers = name is null ? ProviderSetup.Paths : [name];
        TestMethodDisplay display = discoveryOptions.MethodDisplayOrDefault();
        TestMethodDisplayOptions options = discoveryOptions.MethodDisplayOptionsOrDefault();
        if (providers.Count == 0)
        {
            yield return new ProviderTestCase(
                sink, display, options, testMethod, ["none", "", ""], $"{ProviderSetup.PathsVariable} names no library.");
        }

        foreach (string provider in providers)
        {
            string? absent = ProviderSetup.WhyAbsent(provider);
            if (absent is not null)
            {
                // One that is required runs, and fails with the same text.
                yield return new ProviderTestCase(
                    sink, display, options, testMethod, [provider, "", ""], ProviderSetup.IsRequired(provider) ? null : absent);
                continue;
            }

            foreach (string check in CheckList.Names)
            {
                foreach (char type in CheckList.Types)
                    yield return new ProviderTestCase(sink, display, options, testMethod, [provider, check, type.ToString()], null);
            }
        }
    }
}

/// <summary>A case that may be skipped for a reason known only when tests are discovered: xunit 2 has none of its own.</summary>
public sealed class ProviderTestCase : XunitTestCase
{
    private string? _reason;

    [Obsolete("For deserialization only")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ProviderTestCase()
    {
    }

    public ProviderTestCase(
        IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method, object[] arguments, string? reason)
        : base(sink, display, options, method, arguments) => _reason = reason;

    public override void Serialize(IXunitSerializationInfo data)
    {
        base.Serialize(data);
        data.AddValue(nameof(_reason), _reason);
    }

    public override void Deserialize(IXunitSerializationInfo data)
    {
        _reason = data.GetValue<string?>(nameof(_reason));
        base.Deserialize(data);
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute) => _reason!;
}
