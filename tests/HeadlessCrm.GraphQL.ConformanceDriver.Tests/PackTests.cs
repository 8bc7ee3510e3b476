using System.Text.Json;
using System.Text.Json.Nodes;
using HeadlessCrm.GraphQL.Language.Tests.Conformance;

namespace HeadlessCrm.GraphQL.ConformanceDriver.Tests;

/// <summary>
/// The packs that execute, through the driver's contract, on every road of the executor. The packs about the language
/// (syntax, validation, coercion) are held beside the code they test.
/// </summary>
public sealed class PackTests
{
    private static readonly string[] Modes = ["sync", "async", "mixed"];

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Schemas = new(ConformancePack.ReadSchemas);

    [Fact]
    public void Every_case_of_the_execution_pack_answers_as_the_reference() =>
        ConformancePack.Run("execution", ConformancePack.Read("execution"), @case => InAllModes(@case, answer =>
        {
            var got = Response.Of(answer);
            var want = Response.Of(@case.GetProperty("expected"));
            return got.Data == want.Data && got.ErrorWords().SequenceEqual(want.ErrorWords()) ? null : answer.ToJsonString();
        }));

    [Fact]
    public void Every_case_of_the_incremental_pack_merges_to_the_answer_of_the_reference() =>
        ConformancePack.Run("incremental", ConformancePack.Read("incremental"), @case => InAllModes(@case, answer =>
        {
            var got = Response.Merge(answer);
            var want = Response.Of(answer is JsonObject && @case.TryGetProperty("plain", out var plain)
                ? plain
                : @case.GetProperty("merged"));
            var sameErrors = ConformancePack.Is(@case, "errorsVary") || got.ErrorKeys().SetEquals(want.ErrorKeys());
            return got.Data == want.Data && sameErrors ? null : answer.ToJsonString();
        }));

    [Fact]
    public void Every_case_of_the_nulls_pack_propagates_as_the_specification_allows() =>
        ConformancePack.Run("nulls", ConformancePack.Read("nulls"), @case => InAllModes(@case, answer =>
        {
            var got = Response.Of(answer);
            var want = Response.Of(@case.GetProperty("expected"));
            if (got.Data != want.Data)
            {
                return $"data {got.Data}";
            }

            var fits = ConformancePack.Is(@case, "strict")
                ? got.ErrorWords().SequenceEqual(want.ErrorWords())
                : FitsGroups(got.ErrorKeys(), @case.GetProperty("errorGroups"));
            return fits ? null : answer.ToJsonString();
        }));

    [Fact]
    public void Every_query_of_the_introspection_pack_answers_as_the_reference()
    {
        JsonElement[] cases = [.. ConformancePack.Read("introspection").Where(IsExecuted)];
        var query = File.ReadAllText(Path.Combine(
            HeadlessCrm.Tests.Needs.RepositoryRoot, "..", "shared", "conformance", "introspection-query.graphql"));
        ConformancePack.Run(
            "introspection",
            cases,
            @case =>
            {
                var isWhole = @case.GetProperty("kind").GetString() == "valid";
                var got = Response.Of(Execute(@case, "sync", isWhole ? query : null));
                var want = isWhole
                    ? Introspection(JsonNode.Parse(@case.GetProperty("introspection").GetRawText())!)
                    : Response.Of(@case.GetProperty("expected")).Data;
                var data = isWhole ? Introspection(JsonNode.Parse(got.Data)!) : got.Data;
                return data == want ? null : data;
            });
    }

    private static bool IsExecuted(JsonElement @case) => @case.GetProperty("kind").GetString() switch
    {
        "valid" => true,
        "query" => ConformancePack.Is(@case, "valid"),
        _ => false,
    };

    /// <summary>Types, directives and possible types by name: the specification fixes no order.</summary>
    private static string Introspection(JsonNode data)
    {
        var schema = data["__schema"]!;
        foreach (var type in schema["types"]!.AsArray())
        {
            if (type!["possibleTypes"] is JsonArray possible)
            {
                type["possibleTypes"] = ByName(possible);
            }
        }

        schema["types"] = ByName(schema["types"]!.AsArray());
        schema["directives"] = ByName(schema["directives"]!.AsArray());
        return Response.Canonical(data);
    }

    private static JsonArray ByName(JsonArray named) => new(
        [.. named.OrderBy(item => item!["name"]!.GetValue<string>(), StringComparer.Ordinal).Select(item => item!.DeepClone())]);

    private static bool FitsGroups(HashSet<string> got, JsonElement groups)
    {
        var candidates = groups.EnumerateArray()
            .Select(group => group.GetProperty("candidates").EnumerateArray()
                .Select(candidate => (Key: Response.KeyOf(JsonNode.Parse(candidate.GetRawText())!), IsCause: ConformancePack.Is(candidate, "cause")))
                .ToArray())
            .ToArray();
        return got.IsSubsetOf(candidates.SelectMany(group => group.Select(candidate => candidate.Key)))
            && candidates.All(group => group.Any(candidate => candidate.IsCause && got.Contains(candidate.Key)));
    }

    private static string? InAllModes(JsonElement @case, Func<JsonNode, string?> check)
    {
        foreach (var mode in Modes)
        {
            if (check(Execute(@case, mode, null)) is { } failure)
            {
                return $"{mode}: {failure}";
            }
        }

        return null;
    }

    private static JsonNode Execute(JsonElement @case, string mode, string? query)
    {
        var body = new JsonObject
        {
            ["schema"] = @case.TryGetProperty("sdl", out var sdl)
                ? sdl.GetString()
                : Schemas.Value[@case.GetProperty("schemaId").GetString()!],
            ["query"] = query ?? @case.GetProperty("query").GetString(),
            ["mode"] = mode,
        };
        foreach (var name in (string[])["variables", "operationName", "faults"])
        {
            if (query is null && @case.TryGetProperty(name, out var value))
            {
                body[name] = JsonNode.Parse(value.GetRawText());
            }
        }

        using var json = JsonDocument.Parse(body.ToJsonString());
        return DriverEndpoints.ExecuteAsync(json.RootElement).AsTask().GetAwaiter().GetResult();
    }
}
