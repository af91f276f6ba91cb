namespace Blas.Tests;

public sealed class FlagTests
{
    public static TheoryData<Transpose> Transposes => [Transpose.None, Transpose.Transpose, Transpose.ConjugateTranspose, Transpose.Conjugate];

    /// <summary>op of the transposed storage is op again: transposing changes, conjugating stays.</summary>
    [Theory]
    [MemberData(nameof(Transposes))]
    public void Flip_transposes_and_keeps_the_conjugate(Transpose trans)
    {
        Assert.NotEqual(trans.IsTransposed(), trans.Flip().IsTransposed());
        Assert.Equal(trans.IsConjugated(), trans.Flip().IsConjugated());
        Assert.Equal(trans, trans.Flip().Flip());
    }

    [Fact]
    public void Flags_are_the_reference_letters_and_unset_ones_are_none()
    {
        Assert.Equal("NTC", string.Concat((char)Transpose.None, (char)Transpose.Transpose, (char)Transpose.ConjugateTranspose));
        Assert.Equal("ULLRNU", string.Concat((char)UpLo.Upper, (char)UpLo.Lower, (char)Side.Left, (char)Side.Right, (char)Diag.NonUnit, (char)Diag.Unit));
        Assert.Equal(0, (byte)default(Layout));
        Assert.False(Enum.IsDefined(default(Transpose)) || Enum.IsDefined(default(UpLo)) || Enum.IsDefined(default(Side)) || Enum.IsDefined(default(Diag)));
    }
}
