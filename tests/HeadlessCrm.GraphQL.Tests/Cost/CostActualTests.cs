using HeadlessCrm.GraphQL.Cost;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Tests.Execution;

namespace HeadlessCrm.GraphQL.Tests.Cost;

public sealed class CostActualTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Equals_the_price_of_the_response_and_stays_within_the_estimate(bool isBatched)
    {
        var engine = new GenericEngine(CostSchema.Sdl, isBatched: isBatched);
        for (var seed = 0; seed < 400; seed++)
        {
            var (query, variables) = new RandomOperations(engine.Schema, seed).Next();
            var (outcome, body) = await engine.ExecuteAsync(query, variables, CostEstimateTests.Report);
            Assert.True(outcome == RequestOutcome.Ok, $"{query}\n{variables}\n{body}");
            var cost = body.GetProperty("extensions").GetProperty("cost");
            var actual = cost.GetProperty("actual").GetDouble();
            var expected = new CostOracle(engine.Schema, query, variables).Actual(body.GetProperty("data"));
            Assert.True(
                Math.Abs(expected - actual) < 1e-6 * (1 + expected),
                $"{expected} != {actual}: {query}\n{variables}\n{body}");
            Assert.InRange(actual, 0, cost.GetProperty("requested").GetDouble() + 1e-6);
        }
    }

    [Fact]
    public async Task Counts_objects_of_deferred_parts_once_and_tells_the_sum_in_the_last_payload()
    {
        const string Defer =
            "directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT\n";
        var engine = new GenericEngine(Defer + CostSchema.Sdl);
        var payloads = new List<string>();
        var cost = new RequestCost { Mode = CostMode.Report };
        await using var result = await engine.Executor.ExecuteAsync(
            new GraphQLRequest
            {
                Query = "{ users(max: 2) { name ... @defer { score books(first: 3) { title } } } }"u8.ToArray(),
            },
            new ExecutionScope { Services = null!, Cost = cost });
        payloads.Add(System.Text.Encoding.UTF8.GetString(result.Body.Span));
        await foreach (var payload in result.Subsequent!)
        {
            payloads.Add(System.Text.Encoding.UTF8.GetString(payload.Span));
        }

        const double Expected = 1 + (2 * (2 + 0.25 + 0.5 + 3));
        Assert.Equal(Expected, cost.Requested);
        Assert.Equal(Expected, cost.Actual);
        Assert.EndsWith("\"extensions\":{\"cost\":{\"requested\":12.5}}}", payloads[0], StringComparison.Ordinal);
        Assert.EndsWith(
            "\"hasNext\":false,\"extensions\":{\"cost\":{\"requested\":12.5,\"actual\":12.5}}}",
            payloads[^1],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_in_a_response_that_nobody_asked_to_price()
    {
        var limited = new ExecutionOptions { MaxCost = 100 };
        var (_, body) = await new GenericEngine(CostSchema.Sdl, limited).ExecuteAsync("{ name }");
        Assert.False(body.TryGetProperty("extensions", out _));
    }
}
