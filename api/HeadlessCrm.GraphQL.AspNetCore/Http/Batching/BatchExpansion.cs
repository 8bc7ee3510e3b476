using System.Text.Json;
using HeadlessCrm.GraphQL.AspNetCore.Http.Requests;

namespace HeadlessCrm.GraphQL.AspNetCore.Http.Batching;

/// <summary>
/// Lists the executions that a batch asks for: each request, times each of its operations, times each of its variables.
/// Stops as soon as the limit is passed, before anything is executed.
/// </summary>
internal sealed class BatchExpansion(GraphQLHttpOptions options)
{
    private readonly List<BatchEntry> entries = [];

    public IReadOnlyList<BatchEntry> Entries => entries;

    /// <summary>Why the batch is refused as a whole; else null.</summary>
    public Refusal? Refusal { get; private set; }

    public void Add(in RequestEnvelope envelope, Refusal? refusal, int? requestIndex)
    {
        if (refusal is not null)
        {
            Append(new BatchEntry(envelope, refusal, requestIndex, null, null));
            return;
        }

        if (!OperationNamesExtension.TryRead(envelope.Extensions.Span, out var names))
        {
            AddVariables(envelope, requestIndex, null);
        }
        else if (names is not { Count: > 0 })
        {
            var problem = Refuse("extensions.operationNames must be an array with at least one operation name.");
            Append(new BatchEntry(envelope, problem, requestIndex, null, null));
        }
        else
        {
            for (var i = 0; i < names.Count && Refusal is null; i++)
            {
                AddVariables(envelope with { OperationName = names[i] }, requestIndex, i);
            }
        }
    }

    private void AddVariables(in RequestEnvelope envelope, int? requestIndex, int? operationIndex)
    {
        if (!envelope.HasVariableBatch)
        {
            Append(new BatchEntry(envelope, null, requestIndex, operationIndex, null));
            return;
        }

        var variables = envelope.Variables;
        var reader = new Utf8JsonReader(variables.Span, new JsonReaderOptions { MaxDepth = 1000 });
        reader.Read();
        var index = 0;
        while (Refusal is null && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            var isObject = reader.TokenType == JsonTokenType.StartObject;
            reader.Skip();
            var one = envelope with { Variables = variables[start..(int)reader.BytesConsumed] };
            var problem = isObject
                ? null
                : Refuse($"The element {index} of \"variables\" is not an object. Send an array of objects.");
            Append(new BatchEntry(one, problem, requestIndex, operationIndex, index++));
        }

        if (index == 0)
        {
            var problem = Refuse("The array \"variables\" is empty. Send one object for each execution.");
            Append(new BatchEntry(envelope, problem, requestIndex, operationIndex, null));
        }
    }

    private void Append(in BatchEntry entry)
    {
        if (entries.Count < options.MaxBatch)
        {
            entries.Add(entry);
            return;
        }

        Refusal ??= Refuse(
            $"The batch has more executions than the limit of {options.MaxBatch} (MaxBatch). Send smaller batches.",
            "BATCH_TOO_LARGE");
    }

    private Refusal Refuse(string message, string code = "INVALID_REQUEST") =>
        Requests.Refusal.NotARequest(message, options.Profile, code);
}
