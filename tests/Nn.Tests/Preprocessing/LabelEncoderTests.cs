using Nn.Preprocessing;

namespace Nn.Tests.Preprocessing;

public class LabelEncoderTests
{
    [Fact]
    public void Texts_become_numbers_in_their_order_and_come_back()
    {
        string[] labels = ["dog", "Cat", "äpfel", "cat", "dog"];
        var encoder = new LabelEncoder<string>();
        // By code: capitals before small letters, those with marks last.
        Assert.Equal([2, 0, 3, 1, 2], encoder.FitTransform(labels));
        Assert.Equal(["Cat", "cat", "dog", "äpfel"], encoder.Classes);
        Assert.Equal(labels, encoder.InverseTransform(encoder.Transform(labels)));
        var numbers = new LabelEncoder<double>();
        Assert.Equal([1, 0, 1], numbers.FitTransform([2.5, -1, 2.5]));
    }

    [Fact]
    public void What_is_no_class_is_named()
    {
        var encoder = new LabelEncoder<string>();
        Assert.Throws<InvalidOperationException>(() => encoder.Classes);
        Assert.Throws<ArgumentException>("labels", () => encoder.Fit([]));
        Assert.Throws<ArgumentException>("labels", () => encoder.Fit(["a", null!]));
        encoder.Fit(["a", "b"]);
        Assert.Contains("'c' of sample 1", Assert.Throws<ArgumentException>("labels", () => encoder.Transform(["a", "c"])).Message, StringComparison.Ordinal);
        Assert.Contains("Place 2 of sample 1", Assert.Throws<ArgumentException>("places", () => encoder.InverseTransform([0, 2])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("places", () => encoder.InverseTransform([-1]));
    }
}
