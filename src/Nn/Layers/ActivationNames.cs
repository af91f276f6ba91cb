namespace Nn.Layers;

/// <summary>The activations' names, as they stand in model files: Keras'.</summary>
public static class ActivationNames
{
    private static readonly (Activation Activation, string Name)[] s_names =
    [
        (Activation.Linear, "linear"),
        (Activation.Relu, "relu"),
        (Activation.Sigmoid, "sigmoid"),
        (Activation.Tanh, "tanh"),
        (Activation.Softmax, "softmax"),
        (Activation.LeakyRelu, "leaky_relu"),
        (Activation.Elu, "elu"),
        (Activation.Selu, "selu"),
        (Activation.Gelu, "gelu"),
        (Activation.Silu, "silu"),
        (Activation.Softplus, "softplus"),
        (Activation.LogSoftmax, "log_softmax"),
    ];

    /// <summary>The name of an activation.</summary>
    /// <param name="activation">One of the enumeration.</param>
    /// <returns>Its name, in lower case.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is not one of the enumeration.</exception>
    public static string Of(Activation activation)
    {
        foreach (var (known, name) in s_names)
        {
            if (known == activation)
                return name;
        }
        throw new ArgumentOutOfRangeException(nameof(activation), activation, "Not an activation.");
    }

    /// <summary>The activation of a name.</summary>
    /// <param name="name">Such as <c>relu</c>.</param>
    /// <returns>The activation.</returns>
    /// <exception cref="ArgumentException">No activation has the name; the text lists those that there are.</exception>
    public static Activation Parse(string name)
    {
        foreach (var (activation, known) in s_names)
        {
            if (known == name)
                return activation;
        }
        throw new ArgumentException(
            $"Unknown activation '{name}'; known are {string.Join(", ", s_names.Select(n => n.Name))}.", nameof(name));
    }
}
