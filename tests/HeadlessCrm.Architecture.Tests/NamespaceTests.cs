using System.Text.RegularExpressions;

namespace HeadlessCrm.Architecture.Tests;

/// <summary>A type is where its name says it is.</summary>
public sealed partial class NamespaceTests
{
    [Fact]
    public void Namespaces_are_file_scoped_and_follow_the_folders()
    {
        Complaints.None(Repository.CSharpFiles.Select(Complaint));
    }

    private static string? Complaint(string path)
    {
        var project = Repository.ProjectOf(path);
        var found = Declaration().Match(Repository.Read(path));
        // Back-ports of base library types must have the base library's namespace; a program's entry point has none.
        if (project is null || !found.Success || found.Groups["name"].Value.StartsWith("System", StringComparison.Ordinal))
        {
            return null;
        }

        var folder = path[..path.LastIndexOf('/')];
        var expected = project.Name + folder[project.Folder.Length..].Replace('/', '.');
        if (found.Groups["name"].Value != expected)
        {
            return $"{path} declares {found.Groups["name"].Value}, its folder says {expected}";
        }

        return found.Groups["end"].Value == ";" ? null : $"{path} should have a file-scoped namespace";
    }

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+)\s*(?<end>[;{])", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
