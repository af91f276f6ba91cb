using System.Diagnostics;
using System.Text.Json;

namespace Blas.Arrays.Tests.Differential;

/// <summary>A Python with NumPy that evaluates expressions, fed over a pipe.</summary>
internal sealed class NumPyProcess : IDisposable
{
    private const string Program = """
        import base64, json, sys, warnings
        import numpy as np
        # What NumPy 1 let pass with a warning is an error in NumPy 2.
        warnings.filterwarnings("error", message="elementwise comparison failed|out of bound index found")
        np.seterr(all="ignore")
        print(np.__version__, flush=True)
        for line in sys.stdin:
            case = json.loads(line)
            names = {"np": np}
            for i, (dtype, shape, data) in enumerate(case["v"]):
                names[f"v{i}"] = np.frombuffer(base64.b64decode(data), dtype=dtype).reshape(shape).copy()
            try:
                r = np.asarray(eval(case["e"], names))
                answer = {"t": r.dtype.name, "s": list(r.shape), "b": base64.b64encode(np.ascontiguousarray(r).tobytes()).decode()}
            except Exception as e:
                kinds = [getattr(np, "exceptions", np).AxisError, IndexError, ValueError, TypeError]
                answer = {"x": next((k.__name__ for k in kinds if isinstance(e, k)), type(e).__name__), "m": str(e)}
            print(json.dumps(answer), flush=True)
        """;

    private readonly Process _process;

    private NumPyProcess(Process process, string version)
    {
        _process = process;
        Version = version;
    }

    /// <summary>NumPy's version.</summary>
    public string Version { get; }

    /// <summary>Starts the first Python that has NumPy: that of the environment variable NUMPY_PYTHON, or one of the usual names.</summary>
    /// <returns>The process; null, and why, if there is none.</returns>
    public static NumPyProcess? TryStart(out string reason)
    {
        string?[] names = [Environment.GetEnvironmentVariable("NUMPY_PYTHON"), "python3", "/usr/bin/python3", "python"];
        foreach (string name in names.OfType<string>().Where(n => n.Length > 0))
        {
            try
            {
                var start = new ProcessStartInfo(name, ["-c", Program]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
                Process process = Process.Start(start)!;
                if (process.StandardOutput.ReadLine() is string version)
                {
                    reason = string.Empty;
                    process.ErrorDataReceived += (_, _) => { };
                    process.BeginErrorReadLine();
                    return new NumPyProcess(process, version);
                }

                process.Dispose();
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // There is no program of that name.
            }
        }

        reason = "no Python with NumPy is installed (NUMPY_PYTHON can name one)";
        return null;
    }

    /// <summary>Asks for several expressions at once: they are written by another thread while the answers are read.</summary>
    public List<JsonElement> Evaluate(IReadOnlyList<string> questions)
    {
        Task writing = Task.Run(() =>
        {
            foreach (string question in questions)
            {
                _process.StandardInput.WriteLine(question);
            }

            _process.StandardInput.Flush();
        });
        var answers = new List<JsonElement>();
        foreach (string question in questions)
        {
            string line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"Python ended at {question}");
            answers.Add(JsonDocument.Parse(line).RootElement);
        }

        writing.Wait();
        return answers;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit(5000);
        _process.Dispose();
    }
}
