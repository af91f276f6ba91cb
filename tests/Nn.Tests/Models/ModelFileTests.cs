using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Blas.Arrays;
using Nn.Initializers;
using Nn.Layers;
using Nn.Losses;
using Nn.Models;
using Nn.Optimizers;

namespace Nn.Tests.Models;

public class ModelFileTests
{
    [Fact]
    public void A_model_comes_back_whole()
    {
        using var folder = new TemporaryFolder();
        var model = Small<float>();
        model.Metadata["classes"] = "a, \"b\", ü";
        model.Save(folder["m.safetensors"]);
        var loaded = Sequential<float>.Load(folder["m.safetensors"], TestBlas.Managed);
        Assert.Equal(StepTests.Weights(model), StepTests.Weights(loaded));
        Assert.Equal(model.Summary().ToString(), loaded.Summary().ToString());
        Assert.Equal([1.5, 0, -2], loaded.Scaling.Offsets);
        Assert.Equal([0.5, 1, 1.0 / 3], loaded.Scaling.Factors);
        Assert.Equal(ulong.MaxValue, loaded.Seed);
        Assert.Equal("a, \"b\", ü", loaded.Metadata["classes"]);
        Assert.True(loaded.Loss is CategoricalCrossEntropy { FromLogits: true });
        Assert.True(loaded.Optimizer is Adam { LearningRate: 0.02, Beta1: 0.8, Beta2: 0.99, Epsilon: 1e-7 });
        Assert.Same(Initializer.HeUniform, loaded.Parameters[0].Initializer);
        var x = NdArray.Linspace<float>(-3, 3, 12).Reshape(4, 3);
        Assert.Equal(model.Predict(x).ToArray(), loaded.Predict(x).ToArray());
        Assert.Equal([folder["m.safetensors"]], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void The_file_is_safetensors_as_others_read_it()
    {
        using var folder = new TemporaryFolder();
        var model = Small<double>();
        model.Save(folder["m"]);
        var bytes = File.ReadAllBytes(folder["m"]);
        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Assert.Equal(0, (8 + length) % 64);
        using var header = JsonDocument.Parse(bytes.AsMemory(8, length));
        var entry = header.RootElement.GetProperty("hidden.weight");
        Assert.Equal("F64", entry.GetProperty("dtype").GetString());
        Assert.Equal([3, 4], entry.GetProperty("shape").EnumerateArray().Select(e => e.GetInt32()));
        var start = entry.GetProperty("data_offsets")[0].GetInt32();
        var second = BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(8 + length + start + 8));
        Assert.Equal(((DenseLayer<double>)model.Layers[0]).Weight.Value[0, 1], second);
        Assert.All(header.RootElement.GetProperty("__metadata__").EnumerateObject(), p => Assert.Equal(JsonValueKind.String, p.Value.ValueKind));
    }

    [Fact]
    public void Weights_are_converted_to_the_other_precision()
    {
        using var folder = new TemporaryFolder();
        var model = Small<double>();
        model.Save(folder["m"]);
        var narrow = Sequential<float>.Load(folder["m"], TestBlas.Managed);
        Assert.Equal(StepTests.Weights(model).Select(w => (float)w), StepTests.Weights(narrow));
        narrow.Save(folder["n"]);
        Assert.Equal(StepTests.Weights(narrow).Select(w => (double)w), StepTests.Weights(Sequential<double>.Load(folder["n"], TestBlas.Managed)));
    }

    [Fact]
    public void A_file_cut_at_any_byte_is_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        Small<float>().Save(folder["m"]);
        var whole = File.ReadAllBytes(folder["m"]);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(folder["cut"], whole[..length]);
            var e = Assert.Throws<ModelFormatException>(() => Sequential<float>.Load(folder["cut"], TestBlas.Managed));
            Assert.StartsWith(folder["cut"] + ": ", e.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', e.Message);
        }
        File.WriteAllBytes(folder["long"], [.. whole, 0]);
        Assert.Throws<ModelFormatException>(() => Sequential<float>.Load(folder["long"], TestBlas.Managed));
    }

    [Fact]
    public void A_changed_byte_is_refused_or_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        var model = Small<float>();
        model.Save(folder["m"]);
        var whole = File.ReadAllBytes(folder["m"]);
        var expected = Describe(model);
        foreach (var mask in new byte[] { 0x01, 0x20 })
        {
            for (var i = 0; i < whole.Length; i++)
            {
                var changed = (byte[])whole.Clone();
                changed[i] ^= mask;
                File.WriteAllBytes(folder["changed"], changed);
                string found;
                try
                {
                    found = Describe(Sequential<float>.Load(folder["changed"], TestBlas.Managed));
                }
                catch (ModelFormatException)
                {
                    continue;
                }
                Assert.Equal(expected, found);
            }
        }
    }

    [Theory]
    [InlineData("\"shape\":[3,4]", "\"shape\":[4,3]", "shape (4, 3), expected (3, 4)")]
    [InlineData("\"shape\":[3,4]", "\"shape\":[9223372036854775807,4]", "overflows")]
    [InlineData("\"shape\":[3,4]", "\"shape\":[-3,-4]", "holds -3")]
    [InlineData("\"shape\":[3,4]", "\"shape\":[3,4.5]", "holds 4.5")]
    [InlineData("\"data_offsets\":[0,48]", "\"data_offsets\":[0,480000]", "expected 48 bytes")]
    [InlineData("\"data_offsets\":[0,48]", "\"data_offsets\":[16,64]", "starts at byte")]
    [InlineData("\"dtype\":\"F32\"", "\"dtype\":\"F16\"", "expected F32 or F64")]
    [InlineData("hidden.weight", "hidden.height", "belongs to no layer")]
    [InlineData("\\u0022units\\u0022:4", "\\u0022units\\u0022:2000000000", "can't have the shape")]
    [InlineData("\\u0022units\\u0022:4", "\\u0022units\\u0022:0", "expected a whole number from 1")]
    [InlineData("\\u0022inputs\\u0022:3", "\\u0022inputs\\u0022:2000000000", "2000000000 inputs")]
    [InlineData("\\u0022relu\\u0022", "\\u0022rela\\u0022", "Unknown activation 'rela'")]
    [InlineData("nn.sequential", "nn.somethings", "not one of a model")]
    [InlineData("\"version\":\"1\"", "\"version\":\"2\"", "version 2")]
    [InlineData("\"version\":\"1\"", "\"version\":\"1\",\"version\":\"1\"", "not valid JSON")]
    [InlineData("{\"__metadata__\"", "[\"__metadata__\"", "not valid JSON")]
    public void A_wrong_header_is_explained(string part, string replacement, string expected)
    {
        using var folder = new TemporaryFolder();
        Small<float>().Save(folder["m"]);
        var bytes = File.ReadAllBytes(folder["m"]);
        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        var header = Encoding.UTF8.GetString(bytes, 8, length);
        Assert.Contains(part, header, StringComparison.Ordinal);
        var at = header.IndexOf(part, StringComparison.Ordinal);
        var changed = Encoding.UTF8.GetBytes(header.Remove(at, part.Length).Insert(at, replacement));
        var prefix = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)changed.Length);
        File.WriteAllBytes(folder["changed"], [.. prefix, .. changed, .. bytes[(8 + length)..]]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var e = Assert.Throws<ModelFormatException>(() => Sequential<float>.Load(folder["changed"], TestBlas.Managed));
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void A_header_that_claims_too_much_takes_no_memory()
    {
        using var folder = new TemporaryFolder();
        foreach (var claim in new ulong[] { ulong.MaxValue, 1UL << 63, 1UL << 40, 100 })
        {
            var prefix = new byte[40];
            BinaryPrimitives.WriteUInt64LittleEndian(prefix, claim);
            File.WriteAllBytes(folder["claim"], prefix);
            Assert.Throws<ModelFormatException>(() => Sequential<float>.Load(folder["claim"], TestBlas.Managed));
        }
    }

    [Fact]
    public void A_file_of_another_program_needs_no_checksum()
    {
        using var folder = new TemporaryFolder();
        var model = Small<float>();
        model.Save(folder["m"]);
        var bytes = File.ReadAllBytes(folder["m"]);
        var at = bytes.AsSpan().IndexOf("sha256"u8);
        "other_"u8.CopyTo(bytes.AsSpan(at));
        File.WriteAllBytes(folder["other"], bytes);
        Assert.Equal(StepTests.Weights(model), StepTests.Weights(Sequential<float>.Load(folder["other"], TestBlas.Managed)));
    }

    [Fact]
    public void A_failed_save_leaves_the_older_file()
    {
        using var folder = new TemporaryFolder();
        var model = Small<float>();
        Assert.Throws<DirectoryNotFoundException>(() => model.Save(folder["missing/m"]));
        // The target is a folder: the new file can't take its place, and nothing is left beside it.
        Directory.CreateDirectory(folder["taken"]);
        File.WriteAllText(folder["taken/inside"], "");
        Assert.ThrowsAny<Exception>(() => model.Save(folder["taken"]));
        Assert.Equal(["taken"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
        Assert.Throws<FileNotFoundException>(() => Sequential<float>.Load(folder["none"], TestBlas.Managed));
    }

    private static string Describe(Sequential<float> model) => string.Join(
        '|', model.Summary(), string.Join(' ', StepTests.Weights(model).Select(BitConverter.SingleToInt32Bits)), string.Join(' ', model.Scaling.Offsets),
        string.Join(' ', model.Scaling.Factors), model.Seed, model.EpochsTrained, model.Loss, model.Optimizer, model.Optimizer?.LearningRate,
        string.Join(' ', model.Metadata));

    private static Sequential<T> Small<T>()
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var model = new Sequential<T>(
            3,
            [new Dense(4, Activation.Relu, Initializer.HeUniform) { Name = "hidden" }, new Dense(5, Activation.Tanh, useBias: false), new Dense(2)],
            ulong.MaxValue, InputScaling.Of([1.5, 0, -2], [0.5, 1, 1.0 / 3]), TestBlas.Managed);
        model.Compile(new CategoricalCrossEntropy(fromLogits: true), new Adam(0.02, 0.8, 0.99, 1e-7));
        return model;
    }
}
