using System.CommandLine;
using Blas.Arrays;
using Nn.Cli.Compare.Measuring;
using Nn.Cli.Compare.Results;
using Spectre.Console;

namespace Nn.Cli.Commands;

/// <summary><c>recommend</c>: from what <c>compare</c> measured, what to set on this machine and why.</summary>
internal sealed class RecommendCommand : Command
{
    public RecommendCommand(IAnsiConsole console)
        : base("recommend", "Say which provider and how many threads suit this machine's work, from a result of 'compare'.")
    {
        var file = new Argument<string>("file") { Description = "The JSON file that 'compare' wrote (compare.json).", DefaultValueFactory = _ => "compare.json" };
        var use = new Option<string>("--use")
        {
            Description = "What this machine does: all, products, training, linalg (solving, eigenvalues) or small (many small calls).",
            DefaultValueFactory = _ => "all",
            HelpName = string.Join('|', Recommendation.Uses),
        };
        var output = new Option<string?>("--output", "-o") { Description = "A file for the settings, a line each, as shells and systemd read them.", HelpName = "FILE" };
        use.Validators.Add(Check.OneOf(Recommendation.Uses));
        Arguments.Add(file);
        Options.Add(use);
        Options.Add(output);
        SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!;
            if (!File.Exists(path))
                throw new UsageException($"There is no file {Path.GetFullPath(path)}; 'compare' writes one.");
            Report report = ReportFile.Read(path);
            Recommendation recommendation = Recommendation.Of(report, Recommendation.GroupsFor(parsed.GetValue(use)!.ToLowerInvariant()))
                .Doubted(report, MachineDescription.Processor(), Environment.ProcessorCount, DateTimeOffset.UtcNow);
            string text = string.Concat(recommendation.Lines().Select(line => line + "\n"));
            console.Profile.Out.Writer.Write(text);
            if (parsed.GetValue(output) is string target)
            {
                ModelPath.CheckWritable(target, what: "result");
                AtomicFile.Write(target, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
                console.WriteLine($"saved to {Path.GetFullPath(target)}");
            }

            return ExitCode.Success;
        });
    }
}
