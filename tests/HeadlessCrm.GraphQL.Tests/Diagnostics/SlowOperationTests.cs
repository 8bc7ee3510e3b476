using System.Security.Cryptography;
using System.Text;
using HeadlessCrm.GraphQL.Diagnostics;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Tests.Cost;
using HeadlessCrm.GraphQL.Tests.Execution;

namespace HeadlessCrm.GraphQL.Tests.Diagnostics;

public sealed class SlowOperationTests
{
    private const string Sdl = """
        directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
        type Query { id: ID items: [Item] }
        type Item { name: String tag: String more: Item }
        """;

    private static readonly ExecutionOptions EverythingIsSlow =
        new() { SlowOperationThreshold = TimeSpan.FromTicks(1) };

    [Fact]
    public async Task A_slow_operation_is_logged_with_its_name_hash_cost_and_plan()
    {
        const string Query =
            "query Slow($a: Boolean!) { __typename id items { n: name more { tag @include(if: $a) } } }";
        var logged = new List<SlowOperation>();
        var engine = new GenericEngine(Sdl, EverythingIsSlow, isBatched: true, logSlow: logged.Add);
        await engine.ExecuteAsync(Query, """{"a":true}""", CostEstimateTests.Report);

        var slow = Assert.Single(logged);
        Assert.Equal("Slow", slow.OperationName);
        Assert.Equal("query", slow.OperationType);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Query))), slow.DocumentHash);
        Assert.Equal(RequestOutcome.Ok, slow.Outcome);
        Assert.Equal(1 + (10 * 2), slow.RequestedCost);
        Assert.Equal(1 + (2 * 2), slow.ActualCost);
        Assert.True(slow.Duration > TimeSpan.Zero);
        Assert.Equal(
            """
            query Slow
              Query
                __typename  [constant]
                id  [batch, wave 1, column 0, resolver]
                items  [batch, wave 1, column 1, resolver]
                  Item
                    n: name  [batch, wave 2, column 0, resolver]
                    more  [batch, wave 2, column 1, resolver]
                      Item
                        tag  [batch, wave 3, column 0, resolver] when selected

            """,
            slow.Plan);
    }

    [Fact]
    public async Task The_plan_of_properties_has_no_waves()
    {
        var logged = new List<SlowOperation>();
        await new GenericEngine(Sdl, EverythingIsSlow, logSlow: logged.Add).ExecuteAsync("{ items { name } }");
        Assert.Equal(
            "query\n  Query\n    items  [property, object]\n      Item\n        name  [property]\n",
            Assert.Single(logged).Plan);
    }

    [Fact]
    public async Task The_plan_of_an_incremental_operation_shows_what_is_deferred()
    {
        var logged = new List<SlowOperation>();
        await new GenericEngine(Sdl, EverythingIsSlow, logSlow: logged.Add)
            .ExecuteAsync("{ id ... @defer { items { name } } }");
        Assert.Contains(
            "\n    deferred\n      Query\n        items  [property, object]\n",
            Assert.Single(logged).Plan,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_request_that_was_slow_has_no_plan()
    {
        var logged = new List<SlowOperation>();
        await new GenericEngine(Sdl, EverythingIsSlow, logSlow: logged.Add).ExecuteAsync("{ unknown }");
        var slow = Assert.Single(logged);
        Assert.Null(slow.Plan);
        Assert.Equal(RequestOutcome.ValidationError, slow.Outcome);
    }

    [Fact]
    public async Task What_is_quick_enough_is_not_logged()
    {
        var logged = new List<SlowOperation>();
        var patient = new ExecutionOptions { SlowOperationThreshold = TimeSpan.FromHours(1) };
        await new GenericEngine(Sdl, patient, logSlow: logged.Add).ExecuteAsync("{ id }");
        await new GenericEngine(Sdl, new ExecutionOptions(), logSlow: logged.Add).ExecuteAsync("{ id }");
        Assert.Empty(logged);
    }
}
