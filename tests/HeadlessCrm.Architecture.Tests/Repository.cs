using HeadlessCrm.Tests;

namespace HeadlessCrm.Architecture.Tests;

/// <summary>The files of the repository as somebody who cloned it has them; paths are relative, with forward slashes.</summary>
internal static class Repository
{
    // What builds and tests leave behind.
    private static readonly HashSet<string> Leavings =
        new(StringComparer.Ordinal) { ".git", ".vs", ".idea", "bin", "obj", "node_modules", "dist", "TestResults" };

    public static string Root => Needs.RepositoryRoot;

    public static IReadOnlyList<string> Files { get; } =
        [.. Walk(new DirectoryInfo(Root)).Select(RelativePath).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<Project> Projects { get; } =
        [.. Files.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal)).Select(Project.Load)];

    /// <summary>The hand-written C# files: everything but what the migration scaffolder writes.</summary>
    public static IEnumerable<string> CSharpFiles { get; } =
        [.. Files.Where(path => path.EndsWith(".cs", StringComparison.Ordinal) && !path.Contains("/Migrations/", StringComparison.Ordinal))];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static string[] ReadLines(string path) => File.ReadAllLines(Path.Combine(Root, path));

    /// <summary>Whether a file or a folder with this relative path exists.</summary>
    public static bool Has(string path) => Path.Exists(Path.Combine(Root, path));

    /// <summary>The project whose folder a file lies in, or null for a file outside of every project.</summary>
    public static Project? ProjectOf(string path)
    {
        return Projects
            .Where(project => path.StartsWith(project.Folder + "/", StringComparison.Ordinal))
            .MaxBy(project => project.Folder.Length);
    }

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder)
    {
        return folder.EnumerateFiles().Concat(folder.EnumerateDirectories()
            .Where(inner => !Leavings.Contains(inner.Name))
            .SelectMany(Walk));
    }

    private static string RelativePath(FileInfo file) => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/');
}
