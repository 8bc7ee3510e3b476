using System.Text.RegularExpressions;

namespace HeadlessCrm.Architecture.Tests;

/// <summary>What the documents point at is there.</summary>
public sealed partial class DocumentationTests
{
    private const string Decisions = "api/decisions/";
    private const string DecisionIndex = Decisions + "README.md";

    private static readonly IReadOnlyList<string> Documents =
        [.. Repository.Files.Where(path => path.EndsWith(".md", StringComparison.Ordinal))];

    [Fact]
    public void Every_relative_link_resolves()
    {
        var broken =
            from document in Documents
            from link in Links(document)
            let target = Resolve(document, link)
            where target is not null && !Exists(target.Value)
            select $"{document}: {link}";

        Complaints.None(broken);
    }

    [Fact]
    public void The_paths_of_where_things_are_exist()
    {
        var section = SectionOf("README.md", "Where things are");
        var paths = section.SelectMany(line => TableCell().Matches(line).Select(cell => cell.Groups["path"].Value)).ToList();

        Assert.True(paths.Count >= 8, "README.md should have a table under 'Where things are' that starts its rows with a `path`.");
        Complaints.None(paths.Where(path => !Repository.Has(path.TrimEnd('/'))));
    }

    [Fact]
    public void Every_decision_is_linked_from_the_index()
    {
        var linked = Links(DecisionIndex).Select(link => Decisions + link).ToHashSet(StringComparer.Ordinal);

        Complaints.None(Documents
            .Where(path => path.StartsWith(Decisions, StringComparison.Ordinal) && path != DecisionIndex)
            .Where(path => !linked.Contains(path)));
    }

    [Fact]
    public void A_decisions_title_is_the_decision_and_the_index_repeats_it()
    {
        var index = Repository.Read(DecisionIndex);
        foreach (var path in Documents.Where(path => path.StartsWith(Decisions, StringComparison.Ordinal) && path != DecisionIndex))
        {
            var title = Repository.ReadLines(path)[0];
            Assert.StartsWith("# ", title, StringComparison.Ordinal);
            Assert.Contains($"[{title[2..]}]({path[Decisions.Length..]})", index, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_change_log_has_a_place_for_what_comes_next()
    {
        Assert.Contains("## [Unreleased]", Repository.ReadLines("CHANGELOG.md"));
    }

    private static bool Exists((string Path, string? Anchor) target)
    {
        return Repository.Has(target.Path)
            && (target.Anchor is null || Anchors(target.Path).Contains(target.Anchor, StringComparer.Ordinal));
    }

    private static IEnumerable<string> Links(string document)
    {
        return Prose(document).SelectMany(line => Link().Matches(InlineCode().Replace(line, "``"))).Select(link => link.Groups["target"].Value);
    }

    private static (string Path, string? Anchor)? Resolve(string document, string link)
    {
        if (link.Contains("://", StringComparison.Ordinal) || link.StartsWith("mailto:", StringComparison.Ordinal))
        {
            return null;
        }

        var parts = link.Split('#', 2);
        var folder = Path.GetDirectoryName(document) ?? "";
        var path = parts[0].Length == 0 ? document : Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, folder, parts[0]));
        return (path.Replace('\\', '/'), parts.Length > 1 ? parts[1] : null);
    }

    private static IEnumerable<string> Anchors(string document)
    {
        // As the usual renderers make them: lower case, punctuation dropped, spaces to hyphens.
        return Prose(document).Where(line => line.StartsWith('#'))
            .Select(line => NotInAnchor().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));
    }

    private static List<string> SectionOf(string document, string heading)
    {
        return [.. Repository.ReadLines(document)
            .SkipWhile(line => line != $"## {heading}").Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))];
    }

    private static List<string> Prose(string document)
    {
        var inCode = false;
        var prose = new List<string>();
        foreach (var line in Repository.ReadLines(document))
        {
            var isFence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            inCode ^= isFence;
            if (!inCode && !isFence)
            {
                prose.Add(line);
            }
        }

        return prose;
    }

    [GeneratedRegex(@"(?<!!)\[[^\]]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\|\s*`(?<path>[^`]+)`")]
    private static partial Regex TableCell();

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
