using System.Text.Json;
using System.Text.Json.Nodes;
using HeadlessCrm.GraphQL.ConformanceDriver;
using HeadlessCrm.GraphQL.Differential.Tests.Generation;
using HeadlessCrm.GraphQL.Language.Tests.Generation;

namespace HeadlessCrm.GraphQL.Differential.Tests.Comparison;

/// <summary>
/// Execution with the generic wiring of the conformance packs: every field answers by its declared type, or with its coerced
/// arguments. Each operation runs with property fields, with batch fields and with both; then once more with a fault at one
/// of the places of its response.
/// </summary>
internal sealed class ExecutionComparison(Func<SeededRandom, GeneratedSchema> generate, bool echo) : IComparison
{
    private const int DocumentsPerSchema = 8;

    private static readonly string[] Wirings = ["sync", "async", "mixed"];
    private static readonly string[] EchoWiring = ["echo"];

    /// <inheritdoc/>
    public async ValueTask<Question> AskAsync(long seed)
    {
        var random = new SeededRandom(seed);
        var schema = generate(random);
        var cases = new List<ExecutionCase>();
        for (var i = 0; i < DocumentsPerSchema; i++)
        {
            var document = OperationGenerator.ExecutableDocument(random, schema);
            var operation = random.Pick(document.Operations);
            var variables = new VariableGenerator(random, misfitPercent: echo ? random.Pick([0, 5, 25]) : 1).For(operation);
            var name = random.Chance(90) ? operation.Name : random.Pick([null, "Operation1", "missing", ""]);
            var plain = new ExecutionCase(document.Text, variables, name, Faults: []);
            await AddAsync(cases, schema, plain);
            if (!echo && FaultGenerator.Fault(random, plain.Answers["sync"]) is { } fault)
            {
                await AddAsync(cases, schema, plain with { Faults = [fault], Answers = [] });
            }
        }

        var request = new { Kind = "execution", Sdl = ExchangedText.Encode(schema.Sdl), Echo = echo, Cases = cases.ConvertAll(one => one.Request) };
        return new Question(
            request,
            Inputs: cases.Count,
            Refused: cases.Count(one => one.Answers.Values.First()["errors"] is not null),
            reference => Compare(reference, schema.Sdl, cases));
    }

    private async Task AddAsync(List<ExecutionCase> cases, GeneratedSchema schema, ExecutionCase one)
    {
        foreach (var wiring in echo ? EchoWiring : Wirings)
        {
            one.Answers[wiring] = await one.AnswerAsync(schema.Sdl, wiring);
        }

        cases.Add(one);
    }

    private static IEnumerable<string> Compare(JsonElement reference, string sdl, List<ExecutionCase> cases)
    {
        var expected = reference.GetProperty("results").EnumerateArray().ToList();
        for (var i = 0; i < cases.Count; i++)
        {
            var one = cases[i];
            foreach (var (wiring, answer) in one.Answers)
            {
                var theirs = ExecutionAnswer.Show(JsonNode.Parse(expected[i].GetRawText())!);
                var ours = ExecutionAnswer.Show(answer);
                if (ours != theirs)
                {
                    yield return Disagreement.Show($"({wiring}) {one}", theirs, ours, sdl);
                    break;
                }
            }
        }
    }
}
