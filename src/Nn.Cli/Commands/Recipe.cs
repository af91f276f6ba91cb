namespace Nn.Cli.Commands;

/// <summary>What a data set is trained with when nothing is said.</summary>
/// <param name="Hidden">The units of the hidden layers.</param>
/// <param name="Epochs">Times through the training set.</param>
/// <param name="BatchSize">Samples of a step.</param>
internal sealed record Recipe(int[] Hidden, int Epochs, int BatchSize)
{
    public static Recipe For(string dataset) => dataset == DatasetOption.Mnist
        ? new Recipe([256, 128], 5, 128)
        : new Recipe([128, 64], 40, 32);
}
