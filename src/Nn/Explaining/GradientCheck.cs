using System.Globalization;
using Blas.Arrays;
using Nn.Models;

namespace Nn.Explaining;

/// <summary>
/// The gradients that a model computes beside central differences of its loss, (L(p + h) - L(p - h)) / 2h, in double precision: for layers and
/// losses of one's own. The error of a difference is some h^2 / 6 times the third derivative, and 1e-16 L / h of rounding. Where a function
/// has a kink (ReLU at 0) within h, the two differ and nothing is wrong.
/// </summary>
/// <param name="Error">
/// The largest difference of the two, relative to the largest gradient of the same parameter (or to 1e-3, where that is less). Below some 1e-6
/// the gradients are right.
/// </param>
/// <param name="Parameter">Where that is: <c>dense_1.weight</c>.</param>
/// <param name="Index">The element of it, row by row.</param>
/// <param name="Gradient">What the model computes there.</param>
/// <param name="Difference">What the central difference gives.</param>
public sealed record GradientCheck(double Error, string Parameter, int Index, double Gradient, double Difference)
{
    /// <summary>Checks every parameter that is not frozen. Two passes over the samples for each of its elements: for small models.</summary>
    /// <param name="model">The model, compiled; it is unchanged afterwards.</param>
    /// <param name="x">Samples x inputs; some ten are enough.</param>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="step">h.</param>
    /// <returns>The largest difference.</returns>
    /// <exception cref="InvalidOperationException">The model is not compiled, or nothing in it is learned.</exception>
    /// <exception cref="ArgumentException">Shapes or labels don't fit the model.</exception>
    public static GradientCheck Of(Sequential<double> model, NdArray<double> x, ReadOnlyMemory<int> labels, double step = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(model);
        var loss = model.Loss ?? throw NotCompiled();
        return Check(model, new SampleSource<double>(x, labels, model.Inputs, model.Outputs, loss), step);
    }

    /// <summary>Checks every parameter that is not frozen. Two passes over the samples for each of its elements: for small models.</summary>
    /// <param name="model">The model, compiled; it is unchanged afterwards.</param>
    /// <param name="x">Samples x inputs; some ten are enough.</param>
    /// <param name="y">Samples x outputs.</param>
    /// <param name="step">h.</param>
    /// <returns>The largest difference.</returns>
    /// <exception cref="InvalidOperationException">The model is not compiled, or nothing in it is learned.</exception>
    /// <exception cref="ArgumentException">Shapes don't fit the model.</exception>
    public static GradientCheck Of(Sequential<double> model, NdArray<double> x, NdArray<double> y, double step = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(model);
        _ = model.Loss ?? throw NotCompiled();
        return Check(model, new SampleSource<double>(x, y, model.Inputs, model.Outputs), step);
    }

    /// <summary>One line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"largest error {Error:E1} at {Parameter}[{Index}]: {Gradient:G9}, by differences {Difference:G9}");

    private static GradientCheck Check(Sequential<double> model, SampleSource<double> samples, double step)
    {
        if (!(step > 0 && double.IsFinite(step)))
            throw new ArgumentOutOfRangeException(nameof(step), step, $"The step is {step}, expected a finite number above 0.");
        var parameters = model.Parameters.Where(p => !p.IsFrozen).ToArray();
        if (parameters.Length == 0)
            throw new InvalidOperationException("The model has no parameter that is learned: there is no gradient to check.");
        var rows = samples.Count;
        // Running statistics follow the batches of training, and these are none.
        var states = model.States.Select(state => state.Value.ToArray()).ToArray();
        var engine = model.Engine(rows);
        int[] order = [.. Enumerable.Range(0, rows)];
        samples.Gather(order, model.Transform, engine.Batch);
        double Loss() => engine.Gradients(rows, samples.HasLabels).Loss / rows;
        Loss();
        var gradients = parameters.Select(p => p.Gradient.ToArray()).ToArray();
        var worst = new GradientCheck(-1, "", 0, 0, 0);
        for (var k = 0; k < parameters.Length; k++)
        {
            var values = parameters[k].Value.AsSpan();
            var scale = Math.Max(gradients[k].Max(Math.Abs), 1e-3);
            for (var i = 0; i < values.Length; i++)
            {
                var kept = values[i];
                values[i] = kept + step;
                var above = Loss();
                values[i] = kept - step;
                var below = Loss();
                values[i] = kept;
                var difference = (above - below) / (2 * step);
                var error = Math.Abs(difference - gradients[k][i]) / scale;
                // A NaN is the worst of all.
                if (!double.IsNaN(worst.Error) && !(error <= worst.Error))
                    worst = new GradientCheck(error, parameters[k].Name, i, gradients[k][i], difference);
            }
        }
        for (var k = 0; k < states.Length; k++)
            states[k].CopyTo(model.States[k].Value.AsSpan());
        GC.KeepAlive(samples);
        GC.KeepAlive(model);
        return worst;
    }

    private static InvalidOperationException NotCompiled() => new("The model has no loss and optimizer yet: call Compile first.");
}
