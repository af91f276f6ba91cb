using Nn.Datasets;
using Nn.Models;

namespace Nn.Cli.Commands;

/// <summary>A data set, loaded.</summary>
/// <param name="Name">What it is called in a model file: digits, mnist or a path.</param>
/// <param name="Title">What it is, for people.</param>
/// <param name="Train">Samples to learn from.</param>
/// <param name="Test">Samples to be measured on.</param>
internal sealed record Samples(string Name, string Title, Dataset<float> Train, Dataset<float> Test)
{
    /// <summary>Refuses a model that was made for other data.</summary>
    public void RequireFit(Sequential<float> model, string path)
    {
        if (model.Inputs != Train.Features || model.Outputs != Train.Classes)
        {
            throw new InvalidDataException(
                $"{path} takes {model.Inputs} inputs and tells {model.Outputs} classes; {Name} has {Train.Features} inputs and {Train.Classes} classes.");
        }
    }
}
