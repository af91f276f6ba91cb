namespace Blas.Native;

/// <summary>How a library's Fortran routines are named and called.</summary>
/// <param name="Suffix">What stands between a routine's lower-case name and the end of its symbol: "_", "_64_", ...</param>
/// <param name="HasWideIntegers">Whether its integers have 64 bits.</param>
/// <param name="ReturnsComplex32ByArgument">Whether results of two floats come back through a hidden first argument.</param>
/// <param name="ReturnsComplexByArgument">Whether results of two doubles come back through a hidden first argument.</param>
internal sealed record Abi(
    string Suffix, bool HasWideIntegers, bool ReturnsComplex32ByArgument, bool ReturnsComplexByArgument);
