using System.Text.Json;
using System.Text.Json.Nodes;
using HeadlessCrm.GraphQL.Differential.Tests.Generation;
using HeadlessCrm.GraphQL.Language.Tests.Generation;

namespace HeadlessCrm.GraphQL.Differential.Tests.Comparison;

/// <summary>
/// Operations with <c>@defer</c> and <c>@stream</c>: the merged data must be that of the reference, however the parts are cut.
/// Of errors only whether there are any is compared, and that only without a fault: it depends on the cut, and on what is
/// abandoned when a null spreads, which of several places report theirs.
/// </summary>
internal sealed class IncrementalComparison : IComparison
{
    private const int DocumentsPerSchema = 8;

    private static readonly string[] Wirings = ["sync", "async", "mixed"];

    /// <inheritdoc/>
    public async ValueTask<Question> AskAsync(long seed)
    {
        var random = new SeededRandom(seed);
        var schema = SchemaGenerator.SchemaOfIncrementalResponses(random);
        var cases = new List<ExecutionCase>();
        for (var i = 0; i < DocumentsPerSchema; i++)
        {
            var document = OperationGenerator.ExecutableDocument(random, schema);
            var operation = random.Pick(document.Operations);
            var variables = new VariableGenerator(random, misfitPercent: 0).For(operation);
            var plain = new ExecutionCase(document.Text, variables, operation.Name, Faults: []);
            await AddAsync(cases, schema, plain);
            if (FaultGenerator.Fault(random, Merged(plain.Answers["sync"])) is { } fault)
            {
                await AddAsync(cases, schema, plain with { Faults = [fault], Answers = [] });
            }
        }

        var request = new { Kind = "incremental", Sdl = ExchangedText.Encode(schema.Sdl), Cases = cases.ConvertAll(one => one.Request) };
        return new Question(
            request,
            Inputs: cases.Count,
            Refused: cases.Count(one => one.Answers["sync"] is JsonObject response && response["errors"] is not null),
            reference => Compare(reference, schema.Sdl, cases));
    }

    private static async Task AddAsync(List<ExecutionCase> cases, GeneratedSchema schema, ExecutionCase one)
    {
        foreach (var wiring in Wirings)
        {
            one.Answers[wiring] = await one.AnswerAsync(schema.Sdl, wiring);
        }

        cases.Add(one);
    }

    private static IEnumerable<string> Compare(JsonElement reference, string sdl, List<ExecutionCase> cases)
    {
        var expected = reference.GetProperty("results").EnumerateArray().Select(one => JsonNode.Parse(one.GetRawText())!).ToList();
        for (var i = 0; i < cases.Count; i++)
        {
            var one = cases[i];
            foreach (var (wiring, answer) in one.Answers)
            {
                // Who sends everything at once answers as if the directives were not there.
                var theirs = Show(answer is JsonArray ? Merged(expected[i]["merged"]!) : expected[i]["plain"]!, one);
                var ours = Show(Merged(answer), one);
                if (ours != theirs)
                {
                    yield return Disagreement.Show($"({wiring}) {one}", theirs, $"{ours}\n{answer.ToJsonString()}", sdl);
                    break;
                }
            }
        }
    }

    private static JsonNode Merged(JsonNode answer) => answer is JsonArray payloads ? IncrementalResponse.Merge(payloads) : answer;

    private static string Show(JsonNode response, ExecutionCase one)
    {
        var failed = response["errors"] is JsonArray { Count: > 0 };
        return ExecutionAnswer.ShowData(response) + (one.Faults.Count == 0 && failed ? "\nwith errors" : "");
    }
}
