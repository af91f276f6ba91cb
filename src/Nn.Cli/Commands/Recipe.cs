using Nn.Augmentation;
using Nn.Layers;

namespace Nn.Cli.Commands;

/// <summary>How a network is built and trained, apart from what the command line says otherwise.</summary>
/// <remarks>
/// The constants of the named recipes were chosen on 10,000 samples held back from MNIST's training set (<c>--validation</c>), from the ranges
/// of: N. Srivastava and others, "Dropout", JMLR 2014 (dropout 0.2 to 0.5, max-norm); P. Simard and others, ICDAR 2003, and D. Ciresan and
/// others, "Deep, Big, Simple Neural Nets", Neural Computation 2010 (distortions); L. Smith, N. Topin, 2018 (one cycle).
/// </remarks>
internal sealed record Recipe
{
    /// <summary>The names that <c>--recipe</c> takes.</summary>
    public static string[] Names { get; } = ["plain", "regularised", "augmented", "best"];

    /// <summary>The units of the hidden layers.</summary>
    public required int[] Hidden { get; init; }

    /// <summary>What the hidden layers end with.</summary>
    public Activation Activation { get; init; } = Activation.Relu;

    /// <summary>Times through the training set.</summary>
    public required int Epochs { get; init; }

    /// <summary>Samples of a step.</summary>
    public required int BatchSize { get; init; }

    /// <summary>The learning rate, or null for the optimizer's own.</summary>
    public double? LearningRate { get; init; }

    /// <summary>A name of <see cref="ScheduleOption"/>.</summary>
    public string Schedule { get; init; } = "constant";

    /// <summary>The share of inputs that is dropped.</summary>
    public double InputDropout { get; init; }

    /// <summary>The share of each hidden layer's outputs that is dropped.</summary>
    public double HiddenDropout { get; init; }

    /// <summary>The greatest norm of a hidden unit's weights, or null.</summary>
    public double? MaxNorm { get; init; }

    /// <summary>How much of the average of the weights is kept at a step, or null where there is no average.</summary>
    public double? Average { get; init; }

    /// <summary>How images are distorted, or null.</summary>
    public ImageAugmentation<float>? Distortion { get; init; }

    /// <summary>What a data set is trained with.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="name">A name of <see cref="Names"/>, or null for what is quick.</param>
    public static Recipe For(string dataset, string? name)
    {
        bool isMnist = dataset == DatasetOption.Mnist;
        var quick = new Recipe { Hidden = isMnist ? [256, 128] : [128, 64], Epochs = isMnist ? 5 : 40, BatchSize = isMnist ? 128 : 32 };

        // An average reaches back over a part of the steps; the digits have fewer of them.
        Recipe cycle = quick with
        {
            Activation = Activation.Gelu,
            Epochs = isMnist ? 40 : 80,
            LearningRate = 0.003,
            Schedule = "one-cycle",
            Average = isMnist ? 0.999 : 0.99,
        };
        return name?.ToLowerInvariant() switch
        {
            null => quick,
            "plain" => quick with { Epochs = isMnist ? 10 : 40 },
            "regularised" => cycle with { InputDropout = 0.2, HiddenDropout = 0.2, MaxNorm = 1.5 },
            "augmented" => cycle with { Epochs = isMnist ? 30 : 80, Distortion = Distortions(dataset, name, 1.5, 34) },
            _ => cycle with { Hidden = [1024, 512], BatchSize = isMnist ? 256 : 32, MaxNorm = 2, Distortion = Distortions(dataset, name, 1.2, 28) },
        };
    }

    // Pixels are those of images of 28 x 28; a displacement before it is smoothed counts as their square.
    private static ImageAugmentation<float> Distortions(string dataset, string recipe, double shift, double alpha)
    {
        int side = dataset switch
        {
            DatasetOption.Mnist => 28,
            DatasetOption.Digits => 8,
            _ => throw new UsageException($"--recipe is '{recipe}', which distorts images; {dataset} is neither digits nor mnist."),
        };
        double size = side / 28.0;
        return new ImageAugmentation<float>(side, side)
        {
            Shift = shift * size,
            Rotation = 10,
            Scale = 0.1,
            ElasticAlpha = alpha * size * size,
            ElasticSigma = 5 * size,
        };
    }

    /// <summary>The layers from the inputs to the classes' probabilities.</summary>
    public IReadOnlyList<Layer> Layers(IReadOnlyList<int> hidden, int classes)
    {
        var layers = new List<Layer>();
        if (InputDropout > 0)
            layers.Add(new Dropout(InputDropout));
        foreach (int units in hidden)
        {
            layers.Add(new Dense(units, Activation) { MaxNorm = MaxNorm });
            if (HiddenDropout > 0)
                layers.Add(new Dropout(HiddenDropout));
        }

        layers.Add(new Dense(classes, Activation.Softmax));
        return layers;
    }
}
