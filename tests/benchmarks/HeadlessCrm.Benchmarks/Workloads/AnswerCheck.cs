using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HeadlessCrm.Benchmarks.Targets;

namespace HeadlessCrm.Benchmarks.Workloads;

/// <summary>
/// Whether all targets answer a workload alike: the hand-written endpoint to the byte, other programs to the JSON value.
/// </summary>
internal static class AnswerCheck
{
    /// <summary>What differs, one line each; nothing when all is well.</summary>
    public static async Task<IReadOnlyList<string>> CompareAsync(
        Workload workload, IReadOnlyList<Target> targets, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        var engine = targets.Single(target => target.Name == TargetSet.Engine);
        var expected = await engine.AskAsync(workload, cancellationToken);
        var value = JsonNode.Parse(expected);
        if (value?["errors"] is not null)
        {
            problems.Add($"{workload.Name}: the engine answers with errors: {Start(expected)}");
        }

        foreach (var target in targets.Where(target => target != engine))
        {
            if (workload.IsConstant && !target.IsEngine)
            {
                await target.TeachAsync(expected, cancellationToken);
            }

            var answer = await target.AskAsync(workload, cancellationToken);
            var isSame = target.IsEngine ? IsSame(workload, value, answer) : answer.AsSpan().SequenceEqual(expected);
            if (!isSame)
            {
                problems.Add($"{workload.Name}: {target.Name} answers {Start(answer)} where the engine answers {Start(expected)}");
            }
        }

        return problems;
    }

    /// <summary>
    /// Introspection is compared by the types' names and fields: engines describe their own scalars and directives in their
    /// own words.
    /// </summary>
    private static bool IsSame(Workload workload, JsonNode? expected, byte[] answer)
    {
        var actual = JsonNode.Parse(answer);
        return workload.IsConstant
            ? Outline(expected).SetEquals(Outline(actual))
            : JsonNode.DeepEquals(expected, actual);
    }

    private static HashSet<string> Outline(JsonNode? response) =>
    [
        .. from type in response?["data"]?["__schema"]?["types"]?.AsArray() ?? []
           let name = (string)type["name"]!
           where !name.StartsWith("__", StringComparison.Ordinal)
           from field in type["fields"]?.AsArray() ?? []
           select $"{name}.{field["name"]}: {field["type"]?.ToJsonString(JsonSerializerOptions.Default)}",
    ];

    private static string Start(byte[] answer) => Encoding.UTF8.GetString(answer, 0, Math.Min(answer.Length, 300));
}
