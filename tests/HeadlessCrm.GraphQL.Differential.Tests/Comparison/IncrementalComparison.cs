using System.Text.Json;
using System.Text.Json.Nodes;
using HeadlessCrm.GraphQL.Differential.Tests.Generation;
using HeadlessCrm.GraphQL.Language.Tests.Generation;

namespace HeadlessCrm.GraphQL.Differential.Tests.Comparison;

/// <summary>
/// Operations with <c>@defer</c> and <c>@stream</c>: merged data and errors must be those of the reference, however the parts
/// are cut. Who sends everything at once answers as if the directives were not there; that is accepted too. An error that two
/// deferred fragments share is told by both of them, so equal errors count once.
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
                var theirs = Show(Merged(expected[i]["merged"]!));
                var ours = Show(Merged(answer));
                if (answer is not JsonArray && ours == Show(expected[i]["plain"]!))
                {
                    continue;
                }

                if (ours != theirs)
                {
                    yield return Disagreement.Show($"({wiring}) {one}", theirs, $"{ours}\n{answer.ToJsonString()}", sdl);
                    break;
                }
            }
        }
    }

    private static JsonNode Merged(JsonNode answer) => answer is JsonArray payloads ? IncrementalResponse.Merge(payloads) : answer;

    private static string Show(JsonNode response) =>
        $"{ExecutionAnswer.ShowData(response)}\n{string.Join('\n', ExecutionAnswer.ErrorsOf(response).Distinct(StringComparer.Ordinal))}";
}
