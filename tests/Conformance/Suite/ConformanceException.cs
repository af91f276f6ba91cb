using Xunit.Sdk;

namespace Conformance;

/// <summary>A provider does not do what the contract says.</summary>
public sealed class ConformanceException(string message) : XunitException(message);
