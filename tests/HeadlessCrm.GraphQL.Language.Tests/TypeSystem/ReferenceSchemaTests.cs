using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.Tests.Conformance;
using HeadlessCrm.GraphQL.Language.Tests.Generation;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Language.TypeSystem.Changes;
using HeadlessCrm.Tests;

namespace HeadlessCrm.GraphQL.Language.Tests.TypeSystem;

/// <summary>
/// Random schemas, whole and damaged, are given to ours and to the reference: outcome, errors with places, prints,
/// extension and changes must be the same. <c>HEADLESSCRM_DIFFERENTIAL_CASES</c> sets how many,
/// <c>HEADLESSCRM_DIFFERENTIAL_SEED</c> where to begin.
/// </summary>
public sealed class ReferenceSchemaTests
{
    private const int DefaultCases = 300;

    // What a token mutation alone would seldom make.
    private static readonly string[] OddDefinitions =
    [
        "input A { a: A! }", "input B { b: [B!]! = [{}] c: B = {} }", "type __X { a: Int }", "extend type Query { field1: Int }",
        "extend schema @note", "schema { query: Query }", "extend directive @tag @deprecated", "union UU = Query | UU",
        "interface I1 implements I2 { id: ID! } interface I2 implements I1 { id: ID! }", "enum E1 { A B A }", "scalar Int",
        "extend input Input1 { in1: Int other: Input1! }", "extend enum Enum1 { VALUE1 OTHER }", "extend scalar Date @note",
        "extend union Any = Query | Date", "extend interface Node1 { more: Int }", "directive @skip(if: Int) on FIELD",
        "type T1 implements Node1 & Node1 & T1 { ofNode1(x: Int = 1, y: Int!): Node1 @deprecated }", "type Empty", "enum Empty2",
        "query Q($x: Int, $y: Foo @skip) { a(b: {c: 1, c: 2}) @include ...F @skip(if: 1, if: 2) }", "fragment F on String { a }",
        "input OO @oneOf { a: Int! b: OO = {a: 1} c: Int = 5 }", "type DD { a: Int @deprecated(reason: 3) }", "extend type Query @note @note",
        "directive @r(x: Int!, y: Int! @deprecated, z: Query) repeatable on OBJECT type RR @r @r(x: \"s\", w: 1) { " +
        "a: Int }",
    ];

    [Fact]
    public async Task Ours_and_the_reference_agree_on_random_schemas()
    {
        var node = Needs.Node();
        var packages = Needs.NpmPackages();
        var random = new SeededRandom(Setting("HEADLESSCRM_DIFFERENTIAL_SEED", 1));
        var cases = Enumerable.Range(0, Setting("HEADLESSCRM_DIFFERENTIAL_CASES", DefaultCases))
            .Select(_ => new Request(Sdl(random), Sdl(random), Extension(random)))
            .ToList();

        var answers = await AskAsync(node, packages, cases);

        var differences = cases.Zip(answers, Differences).SelectMany(found => found).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", answers
            .GroupBy(answer => answer.GetProperty("plain").GetProperty("outcome").GetString())
            .Select(group => $"{group.Key} {group.Count()}")));
        Assert.True(differences.Count == 0, $"{differences.Count} differences:\n{string.Join("\n\n", differences.Take(5))}");
    }

    private static string Sdl(SeededRandom random)
    {
        var sdl = new SdlGenerator(random).Generate();
        if (random.Chance(40))
        {
            sdl += "\n" + random.Pick(OddDefinitions);
        }

        return random.Chance(60) ? TextMutation.MutateTokens(random, sdl) : sdl;
    }

    private static string Extension(SeededRandom random)
    {
        var sdl = string.Join("\n", random.PickSome(OddDefinitions, 3));
        return random.Chance(40) ? TextMutation.MutateTokens(random, sdl) : sdl;
    }

    private static IEnumerable<string> Differences(Request request, JsonElement answer)
    {
        var schema = Describe(request.Sdl, null, out var outcome);
        if (Differ(answer.GetProperty("plain"), outcome) is { } difference)
        {
            yield return $"{difference}\nof\n{request.Sdl}";
        }

        if (schema is null || answer.GetProperty("plain").GetProperty("outcome").GetString() != "valid")
        {
            yield break;
        }

        Describe(request.Extension, schema, out var extended);
        if (Differ(answer.GetProperty("extended"), extended) is { } extendedDifference)
        {
            yield return $"{extendedDifference}\nof\n{request.Sdl}\nextended by\n{request.Extension}";
        }

        if (answer.GetProperty("changes").GetString() is { } changes && Describe(request.Other, null, out _) is { } other)
        {
            var found = string.Join('\n', SchemaChanges.Find(schema, other)
                .Where(change => change.Kind <= SchemaChangeKind.DescriptionChanged)
                .Select(change => $"{change.Code} {change.Description}"));
            if (found != changes)
            {
                yield return $"expected changes\n{changes}\nbut " +
                    $"found\n{found}\nfrom\n{request.Sdl}\nto\n{request.Other}";
            }
        }
    }

    private static Schema? Describe(string sdl, Schema? extends, out (string Outcome, string Text) outcome)
    {
        try
        {
            var document = Parser.Parse(sdl);
            var schema = extends is null ? SchemaBuilder.Build(document) : SchemaBuilder.Extend(extends, document);
            outcome = ("valid", $"{SchemaPrinter.Print(schema)}\n----\n{SchemaPrinter.PrintSorted(schema)}");
            return schema;
        }
        catch (GraphQLSyntaxException syntax)
        {
            outcome = ("syntax", ConformancePack.Show(syntax.Error));
        }
        catch (SchemaException refused)
        {
            outcome = (
                refused.Phase is SchemaErrorPhase.Sdl ? "sdl" : "schema",
                string.Join('\n', refused.Errors.Select(ConformancePack.Show)));
        }

        return null;
    }

    private static string? Differ(JsonElement expected, (string Outcome, string Text) actual)
    {
        var outcome = expected.GetProperty("outcome").GetString();
        var text = expected.GetProperty("text").GetString()!;

        // The reference throws at the first misfit argument of a standard directive; ours lists them all.
        var same = expected.TryGetProperty("first", out _)
            ? actual.Text.Split('\n').Contains(text)
            : actual.Text == text;

        // A default of an argument whose type takes none is a fault of the reference; ours tells the wrong type.
        return outcome == "fault" || (outcome == actual.Outcome && same)
            ? null
            : $"expected {outcome}\n{text}\nbut was {actual.Outcome}\n{actual.Text}";
    }

    private static async Task<IReadOnlyList<JsonElement>> AskAsync(
        string node,
        string packages,
        IReadOnlyList<Request> cases)
    {
        var script = Path.Combine(
            Needs.RepositoryRoot, "tests", "HeadlessCrm.GraphQL.Language.Tests", "TypeSystem", "reference-schemas.cjs");
        using var process = Process.Start(new ProcessStartInfo(node, [script, packages])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        foreach (var request in cases)
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request, JsonSerializerOptions.Web));
        }

        process.StandardInput.Close();
        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(cases.Count, lines.Length);
        return [.. lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    private sealed record Request(string Sdl, string Other, string Extension);
}
