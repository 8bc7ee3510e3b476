using System.Globalization;
using System.Text;
using System.Text.Json;
using HeadlessCrm.Tests;

namespace HeadlessCrm.GraphQL.Language.Tests.Conformance;

/// <summary>
/// Reads the conformance packs that may lie beside the repository (../shared/conformance). Without them the tests that use
/// them are skipped by name.
/// </summary>
internal static class ConformancePack
{
    private const int MostFailuresShown = 25;

    /// <summary>The cases of a pack, each one JSON object; skips the running test when the pack is not there.</summary>
    /// <param name="name">The file name without its extension, such as <c>syntax</c>.</param>
    public static IReadOnlyList<JsonElement> Read(string name)
    {
        var path = Path.Combine(Needs.RepositoryRoot, "..", "shared", "conformance", name + ".jsonl");
        Assert.SkipWhen(!File.Exists(path), $"The conformance pack '{name}' is not beside the repository.");
        var cases = new List<JsonElement>();

        // Only LF ends a case: texts may hold characters that other readers take for line ends.
        foreach (var line in File.ReadAllText(path, Encoding.UTF8).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var document = JsonDocument.Parse(line);
            cases.Add(document.RootElement.Clone());
        }

        return cases;
    }

    /// <summary>The SDL of each schema of the packs, by id.</summary>
    public static IReadOnlyDictionary<string, string> ReadSchemas() => Read("schemas")
        .ToDictionary(schema => schema.GetProperty("id").GetString()!, schema => schema.GetProperty("sdl").GetString()!);

    /// <summary>The source text of a case; some hold unpaired surrogates and are given as code units.</summary>
    public static string SourceOf(JsonElement @case)
    {
        if (@case.TryGetProperty("source", out var source))
        {
            return source.GetString()!;
        }

        var digits = @case.GetProperty("sourceUtf16").GetString()!;
        var text = new StringBuilder(digits.Length / 4);
        for (var i = 0; i < digits.Length; i += 4)
        {
            text.Append((char)ushort.Parse(digits.AsSpan(i, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    /// <summary>Whether a case has a member that is true.</summary>
    public static bool Is(JsonElement @case, string member) =>
        @case.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>Errors in the packs' form, one a line: the message and its locations.</summary>
    public static string Show(JsonElement error) => string.Concat(
        error.GetProperty("message").GetString(),
        Show(error.TryGetProperty("locations", out var locations)
            ? locations.EnumerateArray().Select(at => (at.GetProperty("line").GetInt32(), at.GetProperty("column").GetInt32()))
            : []));

    /// <summary>An error of ours in the same form.</summary>
    public static string Show(GraphQLError error) =>
        error.Message + Show(error.Locations.Select(at => (at.Line, at.Column)));

    /// <summary>Runs every case, writes how many passed, and fails with the first failures when not all did.</summary>
    /// <param name="name">What the cases are called in the report.</param>
    /// <param name="cases">The cases.</param>
    /// <param name="check">Null when the case passes, else what was wrong.</param>
    public static void Run(string name, IReadOnlyCollection<JsonElement> cases, Func<JsonElement, string?> check)
    {
        var failures = new List<string>();
        foreach (var @case in cases)
        {
            if (check(@case) is { } failure)
            {
                failures.Add($"{@case.GetProperty("id").GetString()}: {failure}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{name}: {cases.Count - failures.Count} of {cases.Count} cases passed");
        Assert.True(
            failures.Count == 0,
            $"{name}: {failures.Count} of {cases.Count} cases failed\n{string.Join("\n", failures.Take(MostFailuresShown))}");
    }

    private static string Show(IEnumerable<(int Line, int Column)> locations) =>
        string.Concat(locations.Select(at => string.Create(CultureInfo.InvariantCulture, $" @{at.Line}:{at.Column}")));
}
