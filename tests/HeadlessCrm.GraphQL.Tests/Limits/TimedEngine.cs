using System.Text.Json;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Tests.Limits;

/// <summary>An executor whose only field waits until it is cancelled.</summary>
internal sealed class TimedEngine(TimeSpan limit)
{
    private readonly GraphQLExecutor executor = new(
        new ExecutableSchemaBuilder(SchemaBuilder.Build(new Source("type Query { wait: Int }")))
            .UseFallback((_, _) => new BatchResolver<object, int?>(async (parents, field) =>
            {
                await Task.Delay(Timeout.Infinite, field.CancellationToken);
                return new BatchResult<int?>(parents.Count);
            }))
            .Build(),
        new ExecutionOptions { Timeout = limit });

    public async Task<(RequestOutcome Outcome, JsonElement Body)> ExecuteAsync()
    {
        await using var result = await executor.ExecuteAsync(
            new GraphQLRequest { Query = "{ wait }"u8.ToArray() }, new ExecutionScope { Services = null! });
        return (result.Outcome, JsonElement.Parse(result.Body.Span));
    }
}
