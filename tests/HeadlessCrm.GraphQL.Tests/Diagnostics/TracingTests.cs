using System.Diagnostics;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Tests.Execution;

namespace HeadlessCrm.GraphQL.Tests.Diagnostics;

public sealed class TracingTests
{
    private const string Sdl = "type Query { id: ID items: [Item] } type Item { name: String tag: String }";

    [Fact]
    public async Task An_operation_is_a_server_span_named_by_its_type()
    {
        using var listener = new Listener();
        await new GenericEngine(Sdl, diagnostics: listener.Diagnostics).ExecuteAsync("query Ids { id }");

        var span = Assert.Single(listener.Activities);
        Assert.Equal("query", span.DisplayName);
        Assert.Equal(ActivityKind.Server, span.Kind);
        Assert.Equal("query", span.GetTagItem("graphql.operation.type"));
        Assert.Equal("Ids", span.GetTagItem("graphql.operation.name"));
        Assert.Null(span.GetTagItem("graphql.document"));
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
    }

    [Fact]
    public async Task A_document_is_told_only_when_that_is_allowed()
    {
        using var listener = new Listener();
        await new GenericEngine(Sdl, new ExecutionOptions { TraceDocuments = true }, diagnostics: listener.Diagnostics)
            .ExecuteAsync("{ id }");
        Assert.Equal("{ id }", Assert.Single(listener.Activities).GetTagItem("graphql.document"));
    }

    [Fact]
    public async Task A_request_without_a_plan_is_named_by_the_convention_and_is_an_error()
    {
        using var listener = new Listener();
        await new GenericEngine(Sdl, diagnostics: listener.Diagnostics).ExecuteAsync("{ id");

        var span = Assert.Single(listener.Activities);
        Assert.Equal("GraphQL Operation", span.DisplayName);
        Assert.Equal("syntax", span.GetTagItem("error.type"));
        Assert.Equal(ActivityStatusCode.Error, span.Status);
    }

    [Fact]
    public async Task Each_batch_call_is_a_span_below_its_operation()
    {
        using var listener = new Listener();
        await new GenericEngine(Sdl, isBatched: true, diagnostics: listener.Diagnostics)
            .ExecuteAsync("{ items { name tag } }");

        var operation = Assert.Single(listener.Activities, span => span.Kind == ActivityKind.Server);
        var batches = listener.Activities.Where(span => span.Kind == ActivityKind.Internal).ToArray();
        Assert.Equal(
            ["Item.name 2", "Item.tag 2", "Query.items 1"],
            batches.Select(span => $"{span.DisplayName} {span.GetTagItem("graphql.batch.parents")}")
                .Order(StringComparer.Ordinal));
        Assert.All(batches, batch => Assert.Equal(operation.SpanId, batch.ParentSpanId));
        Assert.All(batches, batch => Assert.Equal(batch.DisplayName, batch.GetTagItem("graphql.field.coordinate")));
    }

    [Fact]
    public async Task A_fault_is_an_error_of_the_span_and_a_refusal_is_none()
    {
        using var listener = new Listener();
        var engine = new GenericEngine(Sdl, isBatched: true, diagnostics: listener.Diagnostics)
            .On("Query.id", _ => throw new InvalidOperationException("broken"))
            .On("Query.items", _ => throw new GraphQLException("not today"));
        await engine.ExecuteAsync("{ id }");
        await engine.ExecuteAsync("{ items { name } }");

        var operations = listener.Activities.Where(span => span.Kind == ActivityKind.Server).ToArray();
        Assert.Equal([ActivityStatusCode.Error, ActivityStatusCode.Unset], operations.Select(span => span.Status));
        Assert.Equal("fault", operations[0].GetTagItem("error.type"));
    }
}
