namespace Nn.Cli;

/// <summary>A command line that can't be obeyed; the message is for the user.</summary>
/// <param name="message">What is wrong, naming the option and its value.</param>
internal sealed class UsageException(string message) : Exception(message);
