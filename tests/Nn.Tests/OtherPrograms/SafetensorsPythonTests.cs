using System.Globalization;
using System.Numerics;
using Nn.Layers;
using Nn.Models;
using Nn.Tests.Models;

namespace Nn.Tests.OtherPrograms;

/// <summary>Model files in Python and back, by a reader and a writer from the format's description.</summary>
public class SafetensorsPythonTests
{
    [PythonFact]
    public void A_model_of_floats_goes_to_Python_and_back() => GoesAndComes<float>("F32");

    [PythonFact]
    public void A_model_of_doubles_goes_to_Python_and_back() => GoesAndComes<double>("F64");

    private static void GoesAndComes<T>(string type)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var folder = new TemporaryFolder();
        var model = new Sequential<T>(
            5, [new Dense(7, Activation.Relu), new BatchNorm(), new Residual(new LayerNorm(), new Dense(7)), new Dense(3, Activation.Softmax)], 4,
            InputScaling.DivideBy(2), TestBlas.Managed);
        model.Save(folder["a.safetensors"]);
        var (code, text) = ChildProgram.Run(
            PythonFactAttribute.Python!, Path.Combine(ChildProgram.Folder, "safetensors_twice.py"), folder["a.safetensors"], folder["b.safetensors"]);
        Assert.True(code == 0, text);
        // Names, types, shapes and contents arrive; a sum of up to 49 numbers, taken here one by one and there in pairs.
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')).ToDictionary(l => l[0]);
        Assert.Equal(model.Parameters.Concat(model.States).Select(p => p.Name).Order(), lines.Keys.Order());
        foreach (var parameter in model.Parameters.Concat(model.States))
        {
            var line = lines[parameter.Name];
            Assert.Equal([type, .. parameter.Shape.Select(s => s.ToString(CultureInfo.InvariantCulture))], line[1..^1]);
            Assert.Equal(parameter.Value.ToArray().Sum(double.CreateChecked), double.Parse(line[^1], CultureInfo.InvariantCulture), 1e-13);
        }
        var twice = Sequential<T>.Load(folder["b.safetensors"], TestBlas.Managed);
        Assert.Equal(StepTests.Weights(model).Select(w => w + w), StepTests.Weights(twice));
        Assert.Equal(model.States.SelectMany(s => s.Value.ToArray()).Select(w => w + w), twice.States.SelectMany(s => s.Value.ToArray()));
    }
}

/// <summary>A test that needs a Python with NumPy: that of the environment variable NUMPY_PYTHON, or one of the usual names.</summary>
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute()
    {
        if (Python is null)
            Skip = "There is no Python with NumPy.";
    }

    public static string? Python { get; } = new[] { Environment.GetEnvironmentVariable("NUMPY_PYTHON"), "python3", "/usr/bin/python3", "python" }
        .FirstOrDefault(name => name is { Length: > 0 } && ChildProgram.Run(name, "-c", "import numpy").ExitCode == 0);
}
