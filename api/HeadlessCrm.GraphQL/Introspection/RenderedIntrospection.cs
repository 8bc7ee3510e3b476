using System.Collections.Concurrent;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Planning;

namespace HeadlessCrm.GraphQL.Introspection;

/// <summary>
/// Responses of operations that ask for nothing but the schema. They depend on the document and the variables alone, so they
/// are written once and then sent as they are. Kept from the second time on, so that documents made to be different each time
/// drive nothing out.
/// </summary>
internal sealed class RenderedIntrospection(OperationRunner runner)
{
    private const long MaxBytes = 16 * 1024 * 1024;
    private const int MaxVariableBytes = 1024;

    private readonly ConcurrentDictionary<RenderingKey, byte[]> rendered = new();
    private long bytes;

    /// <summary>How many responses are kept.</summary>
    public int Count => rendered.Count;

    /// <summary>Answers an operation whose plan <see cref="OperationPlan.IsIntrospection"/>.</summary>
    public ValueTask<ExecutionResult> Answer(
        OperationPlan plan, VariableValues variables, ReadOnlyMemory<byte> variablesJson, ExecutionScope scope)
    {
        // What is counted or added for this one request is not in the bytes of another.
        var isAlike = scope.Extensions is not { Count: > 0 } && scope.Monitor?.Meter is null;
        var json = plan.Context.Variables.Count == 0 ? default : variablesJson;
        if (!isAlike || json.Length > MaxVariableBytes)
        {
            return runner.RunAsync(plan, variables, scope);
        }

        if (rendered.TryGetValue(new RenderingKey(plan, json), out var known))
        {
            return new ValueTask<ExecutionResult>(new ExecutionResult(known) { Operation = plan.Kind });
        }

        var running = runner.RunAsync(plan, variables, scope);
        if (plan.CountRendering() > 1 && running.IsCompletedSuccessfully)
        {
            var result = running.GetAwaiter().GetResult();
            Keep(new RenderingKey(plan, json.ToArray()), result);
            running = new ValueTask<ExecutionResult>(result);
        }

        return running;
    }

    private void Keep(RenderingKey key, ExecutionResult result)
    {
        if (result.Outcome != RequestOutcome.Ok || result.Body.Length > MaxBytes / 4)
        {
            return;
        }

        if (Interlocked.Read(ref bytes) + result.Body.Length > MaxBytes)
        {
            rendered.Clear();
            Interlocked.Exchange(ref bytes, 0);
        }

        if (rendered.TryAdd(key, result.Body.ToArray()))
        {
            Interlocked.Add(ref bytes, result.Body.Length);
        }
    }

    /// <summary>The plan, and the variables as they were sent: equal texts are equal values.</summary>
    private readonly struct RenderingKey(OperationPlan plan, ReadOnlyMemory<byte> variables) : IEquatable<RenderingKey>
    {
        private readonly OperationPlan plan = plan;
        private readonly ReadOnlyMemory<byte> variables = variables;

        public bool Equals(RenderingKey other) =>
            ReferenceEquals(plan, other.plan) && variables.Span.SequenceEqual(other.variables.Span);

        public override bool Equals(object? obj) => obj is RenderingKey other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            hash.Add(plan);
            hash.AddBytes(variables.Span);
            return hash.ToHashCode();
        }
    }
}
