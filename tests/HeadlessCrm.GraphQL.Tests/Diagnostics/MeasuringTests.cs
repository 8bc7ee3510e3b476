using System.Text;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Tests.Cost;
using HeadlessCrm.GraphQL.Tests.Execution;

namespace HeadlessCrm.GraphQL.Tests.Diagnostics;

public sealed class MeasuringTests
{
    private const string Sdl = "type Query { id: ID items: [Item] } type Item { name: String }";

    [Fact]
    public async Task Requests_are_measured_by_type_and_outcome()
    {
        using var listener = new Listener(traces: false);
        var engine = new GenericEngine(Sdl, diagnostics: listener.Diagnostics)
            .On("Query.items", _ => throw new InvalidOperationException());
        await engine.ExecuteAsync("{ id }");
        await engine.ExecuteAsync("{ items { name } id }");
        await engine.ExecuteAsync("{ unknown }");

        Assert.Equal(
            [
                "graphql.operation.type=query graphql.outcome=ok",
                "graphql.operation.type=query graphql.outcome=partial",
                "graphql.operation.type= graphql.outcome=validation",
            ],
            listener.Of("graphql.operation.duration").Select(measurement => measurement.Tags));
        Assert.Equal(
            [(1.0, "graphql.error.kind=fault"), (1.0, "graphql.error.kind=validation")], listener.Of("graphql.errors"));
    }

    [Fact]
    public async Task A_document_is_parsed_validated_and_compiled_once()
    {
        using var listener = new Listener(traces: false);
        var engine = new GenericEngine(Sdl, diagnostics: listener.Diagnostics);
        listener.Diagnostics.ShowPlanCache(engine.Executor);
        await engine.ExecuteAsync("{ id }");
        await engine.ExecuteAsync("{ id }");
        await engine.ExecuteAsync("{ id }");
        await engine.ExecuteAsync("{ unknown }");
        listener.Observe();

        Assert.Equal(2, listener.Of("graphql.document.parse.duration").Count());
        Assert.Equal(2, listener.Of("graphql.document.validate.duration").Count());
        Assert.Single(listener.Of("graphql.operation.compile.duration"));
        Assert.Equal(2, listener.Of("graphql.plan_cache.hits").Count());
        Assert.Single(listener.Of("graphql.plan_cache.misses"));
        Assert.Equal(1, Assert.Single(listener.Of("graphql.plan_cache.plans")).Value);
        Assert.Equal(engine.Executor.CachedPlanBytes, Assert.Single(listener.Of("graphql.plan_cache.size")).Value);
    }

    [Fact]
    public async Task Batch_calls_are_measured_by_field()
    {
        using var listener = new Listener(traces: false);
        await new GenericEngine(Sdl, isBatched: true, diagnostics: listener.Diagnostics)
            .ExecuteAsync("{ items { name } }");

        Assert.Equal(
            [(1.0, "graphql.field.coordinate=Query.items"), (2.0, "graphql.field.coordinate=Item.name")],
            listener.Of("graphql.batch.parents"));
        Assert.Equal(2, listener.Of("graphql.batch.duration").Count());
    }

    [Fact]
    public async Task The_cost_of_priced_operations_is_measured()
    {
        using var listener = new Listener(traces: false);
        var engine = new GenericEngine(Sdl, new ExecutionOptions { MaxCost = 50 }, diagnostics: listener.Diagnostics);
        await engine.ExecuteAsync("{ items { name } }");
        await engine.ExecuteAsync("{ id }", with: CostEstimateTests.Report);
        Assert.Equal([11.0, 1.0], listener.Of("graphql.operation.cost").Select(measurement => measurement.Value));
    }

    [Fact]
    public async Task Subscriptions_are_counted_while_their_streams_are_open()
    {
        using var listener = new Listener(traces: false);
        var schema = SchemaBuilder.Build(new Source("type Query { a: Int } type Subscription { ticks: Int }"));
        var executor = new GraphQLExecutor(
            new ExecutableSchemaBuilder(schema)
                .AddResolvers(typeof(SubscriptionFields))
                .UseFallback((_, _) => new ComputedPropertyResolver<object?>((_, _) => null))
                .Build(),
            diagnostics: listener.Diagnostics);
        var request = new GraphQLRequest { Query = Encoding.UTF8.GetBytes("subscription { ticks }") };
        await using (var result = await executor.ExecuteAsync(request, new ExecutionScope { Services = null! }))
        {
            Assert.Equal([1.0], listener.Of("graphql.subscriptions.active").Select(measurement => measurement.Value));
            await foreach (var response in result.Responses!)
            {
                Assert.Equal("""{"data":{"ticks":1}}""", Encoding.UTF8.GetString(response.Span));
            }
        }

        Assert.Equal([1.0, -1.0], listener.Of("graphql.subscriptions.active").Select(measurement => measurement.Value));
    }

    [Fact]
    public async Task Nobody_who_listens_means_nothing_to_do()
    {
        using var listener = new Listener(measures: false, traces: false);
        Assert.False(listener.Diagnostics.IsListenedTo);
        await new GenericEngine(Sdl, diagnostics: listener.Diagnostics).ExecuteAsync("{ id }");
        Assert.Empty(listener.Measurements);
        Assert.Empty(listener.Activities);
    }

    [ResolversOf("Subscription")]
    private static class SubscriptionFields
    {
        public static async IAsyncEnumerable<int> Ticks()
        {
            await Task.Yield();
            yield return 1;
        }
    }
}
