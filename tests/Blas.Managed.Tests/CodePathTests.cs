namespace Blas.Managed.Tests;

/// <summary>The runtime's switches for instructions decide on the code path: so each path is tested on one machine.</summary>
public sealed class CodePathTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512", 2)]
    [InlineData("DOTNET_EnableAVX2", 1)]
    [InlineData("DOTNET_EnableHWIntrinsic", 0)]
    public void Instructions_that_are_switched_off_are_not_used(string variable, int widest)
    {
        if (Environment.GetEnvironmentVariable(variable) == "0")
        {
            Assert.True(SimdWidths.Best <= (SimdWidth)widest, $"{variable}=0, and the code path is {SimdWidths.Name(SimdWidths.Best)}.");
            Assert.Equal(SimdWidths.Name(SimdWidths.Best), new ManagedProvider().Info.CodePath);
        }
    }
}
