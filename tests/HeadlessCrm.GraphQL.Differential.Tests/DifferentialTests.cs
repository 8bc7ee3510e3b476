using System.Globalization;
using HeadlessCrm.GraphQL.Differential.Tests.Comparison;
using HeadlessCrm.GraphQL.Differential.Tests.Generation;
using HeadlessCrm.GraphQL.Differential.Tests.Reference;

namespace HeadlessCrm.GraphQL.Differential.Tests;

/// <summary>
/// Generated inputs answered by us and by the reference implementation. The tests take a few seconds; tests/differential/run
/// sets HEADLESSCRM_DIFFERENTIAL_COUNT and _SEED for longer runs from other seeds.
/// </summary>
public sealed class DifferentialTests
{
    private const int MostShown = 12;

    [Fact]
    public Task Documents_are_parsed_and_printed_as_by_the_reference() => RunAsync("syntax", new SyntaxComparison(), count: 1000);

    [Fact]
    public Task Schemas_and_documents_are_built_printed_and_validated_as_by_the_reference() =>
        RunAsync("schemas", new SchemaComparison(), count: 40);

    [Fact]
    public Task Schemas_are_extended_as_by_the_reference() => RunAsync("extensions", new ExtensionComparison(), count: 80);

    [Fact]
    public Task Operations_are_executed_as_by_the_reference() =>
        RunAsync("execution", new ExecutionComparison(SchemaGenerator.SchemaOfSingleResponses, echo: false), count: 20);

    [Fact]
    public Task Arguments_and_variables_are_coerced_as_by_the_reference() =>
        RunAsync("coercion", new ExecutionComparison(SchemaGenerator.SchemaOfArguments, echo: true), count: 40);

    [Fact]
    public Task Schemas_describe_themselves_as_in_the_reference() =>
        RunAsync("introspection", new IntrospectionComparison(), count: 30);

    [Fact]
    public Task Deferred_and_streamed_parts_make_up_the_response_of_the_reference() =>
        RunAsync("incremental", new IncrementalComparison(), count: 20);

    private static async Task RunAsync(string name, IComparison comparison, int count)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var reference = ReferenceProcess.Start();
        var firstSeed = Setting("HEADLESSCRM_DIFFERENTIAL_SEED", 1);
        count = (int)Setting("HEADLESSCRM_DIFFERENTIAL_COUNT", count);
        var inputs = 0;
        var refused = 0;
        var disagreements = new List<string>();
        for (var seed = firstSeed; seed < firstSeed + count; seed++)
        {
            var question = await comparison.AskAsync(seed);
            await reference.SendAsync(question.Request, cancellationToken);
            inputs += question.Inputs;
            refused += question.Refused;
            var answer = await reference.ReceiveAsync(cancellationToken);
            disagreements.AddRange(question.Compare(answer)
                .Select(text => string.Create(CultureInfo.InvariantCulture, $"=== {name}, seed {seed}\n{text}")));
        }

        var summary = string.Create(
            CultureInfo.InvariantCulture, $"{name}: inputs {inputs} (refused {refused}), disagreements {disagreements.Count}");
        await ReportAsync(name, summary, disagreements, cancellationToken);
        Assert.True(
            disagreements.Count == 0,
            $"{summary}\n{string.Join("\n\n", disagreements.Take(MostShown))}");
    }

    private static async Task ReportAsync(
        string name, string summary, List<string> disagreements, CancellationToken cancellationToken)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(summary);
        if (Environment.GetEnvironmentVariable("HEADLESSCRM_DIFFERENTIAL_REPORT") is { Length: > 0 } folder)
        {
            await File.WriteAllLinesAsync(Path.Combine(folder, name + ".txt"), [summary, .. disagreements], cancellationToken);
        }
    }

    private static long Setting(string variable, long otherwise) =>
        long.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
