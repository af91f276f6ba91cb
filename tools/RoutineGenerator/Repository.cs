namespace RoutineGenerator;

/// <summary>Finds the repository from wherever the program runs.</summary>
public static class Repository
{
    /// <summary>The folder that holds Interop.sln, at or above the program's own.</summary>
    public static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Interop.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"Interop.sln is neither in {AppContext.BaseDirectory} nor above it.");
    }
}
