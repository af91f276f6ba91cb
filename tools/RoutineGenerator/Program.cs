using RoutineGenerator;

// Writes the generated files from src/Blas/Contracts/routines.txt; "--check" only compares and exits with 1 if any differs.
string root = Repository.Root();
bool check = args is ["--check"];
int different = 0;
foreach ((string path, string text) in Generator.Run(File.ReadAllText(Path.Combine(root, Generator.ListPath))))
{
    string full = Path.Combine(root, path);
    if (File.Exists(full) && File.ReadAllText(full) == text)
        continue;
    different++;
    Console.WriteLine(check ? $"{path} is not what the generator writes" : $"wrote {path}");
    if (!check)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}

return check && different > 0 ? 1 : 0;
