using System.Numerics;

namespace Blas.Tests;

public sealed class ElementTests
{
    [Fact]
    public void Each_type_has_its_letter_and_place()
    {
        Assert.Equal("sdcz", string.Concat(Element<float>.Letter, Element<double>.Letter, Element<Complex32>.Letter, Element<Complex>.Letter));
        Assert.Equal([0, 1, 2, 3], [Element<float>.Index, Element<double>.Index, Element<Complex32>.Index, Element<Complex>.Index]);
        Assert.Equal([false, false, true, true], [Element<float>.IsComplex, Element<double>.IsComplex, Element<Complex32>.IsComplex, Element<Complex>.IsComplex]);
    }

    [Fact]
    public void Conjugates()
    {
        Assert.Equal(-2f, Element<float>.Conjugate(-2f));
        Assert.Equal(-2.0, Element<double>.Conjugate(-2.0));
        Assert.Equal(new Complex32(1, -2), Element<Complex32>.Conjugate(new(1, 2)));
        Assert.Equal(new Complex(1, -2), Element<Complex>.Conjugate(new(1, 2)));
    }
}
