using System.Text.RegularExpressions;

namespace HeadlessCrm.Architecture.Tests;

/// <summary>Files stay small enough to be read in one go, and are named for what is in them.</summary>
public sealed partial class FileTests
{
    private const int LongestFile = 400;

    // A file may be longer for a reason, such as a grammar that is better read in one piece. It says so at its top.
    private const string Reason = "Longer than 400 lines because";

    [Fact]
    public void No_file_is_longer_than_four_hundred_lines_without_saying_why()
    {
        var tooLong =
            from path in Repository.Files.Where(IsCode)
            where !path.Contains("/Migrations/", StringComparison.Ordinal)
            // The contract has one file per feature, and more than half of it is descriptions.
            where Path.GetExtension(path) != ".graphql"
            let lines = Repository.ReadLines(path)
            where lines.Length > LongestFile && !lines.Any(line => line.Contains(Reason, StringComparison.Ordinal))
            select $"{path} has {lines.Length} lines: split it, or say in a comment \"{Reason} …\"";

        Complaints.None(tooLong);
    }

    [Fact]
    public void No_file_is_named_for_a_role_that_says_nothing()
    {
        Complaints.None(Repository.CSharpFiles.Where(path => EmptyRole().IsMatch(path)));
    }

    [Fact]
    public void Text_files_have_line_feeds_and_end_with_one()
    {
        Complaints.None(Repository.Files.Where(path => IsCode(path) || path.EndsWith(".md", StringComparison.Ordinal)).Where(path =>
        {
            var text = Repository.Read(path);
            return text.Contains('\r', StringComparison.Ordinal) || !text.EndsWith('\n');
        }));
    }

    private static bool IsCode(string path)
    {
        return Path.GetExtension(path) is ".cs" or ".ts" or ".tsx" or ".js" or ".jsx" or ".mjs" or ".graphql" or ".css"
            && path != "schema/schema.graphql";
    }

    [GeneratedRegex(@"(Manager|Helper|Helpers|Util|Utils|Utilities|Common|Base|Impl|Info|Misc)\.cs$")]
    private static partial Regex EmptyRole();
}
