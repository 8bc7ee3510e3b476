using System.Text.Json;
using System.Text.Json.Nodes;
using HeadlessCrm.GraphQL.ConformanceDriver;

namespace HeadlessCrm.GraphQL.Differential.Tests.Comparison;

/// <summary>One operation to execute with the generic wiring of the conformance packs, and our answers by wiring.</summary>
internal sealed record ExecutionCase(string Query, JsonObject Variables, string? OperationName, IReadOnlyList<JsonObject> Faults)
{
    /// <summary>Our answers: a response, or the array of payloads of an incremental one.</summary>
    public Dictionary<string, JsonNode> Answers { get; init; } = [];

    /// <summary>The case as the reference is asked.</summary>
    public JsonObject Request => new()
    {
        ["query"] = ExchangedText.Encode(Query),
        ["variables"] = Variables.DeepClone(),
        ["operationName"] = OperationName,
        ["faults"] = FaultArray(),
    };

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Query}\nvariables {Variables.ToJsonString()}, operation {OperationName ?? "-"}, faults {FaultArray().ToJsonString()}";

    /// <summary>Executes it.</summary>
    public async Task<JsonNode> AnswerAsync(string sdl, string wiring)
    {
        var body = new JsonObject
        {
            ["schema"] = sdl,
            ["query"] = Query,
            ["variables"] = Variables.DeepClone(),
            ["operationName"] = OperationName,
            ["faults"] = FaultArray(),
            [wiring == "echo" ? "wiring" : "mode"] = wiring,
        };
        try
        {
            using var document = JsonDocument.Parse(body.ToJsonString());
            return await DriverEndpoints.ExecuteAsync(document.RootElement);
        }
        catch (Exception fault)
        {
            return new JsonObject { ["fault"] = Disagreement.Show(fault) };
        }
    }

    private JsonArray FaultArray() => new([.. Faults.Select(fault => fault.DeepClone())]);
}
