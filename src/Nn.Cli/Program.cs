using Nn.Cli;

using var interrupt = new Interrupt();
int code = await CommandLine.RunAsync(args, Console.Out, Console.Error, interrupt.Token);
return code == ExitCode.Interrupted ? interrupt.ExitCode : code;
