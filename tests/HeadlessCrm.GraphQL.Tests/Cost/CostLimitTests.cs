using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Cost;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Tests.Execution;

namespace HeadlessCrm.GraphQL.Tests.Cost;

public sealed class CostLimitTests
{
    [Fact]
    public async Task Refuses_what_costs_more_than_the_limit_and_names_it()
    {
        var executed = 0;
        var engine = new GenericEngine(CostSchema.Sdl, new ExecutionOptions { MaxCost = 9 })
            .On("Query.users", _ => { executed++; return null; });

        Assert.Equal(RequestOutcome.Ok, (await engine.ExecuteAsync("{ users { id } }")).Outcome);
        var (outcome, body) = await engine.ExecuteAsync("{ users(max: 5) { id } }");

        Assert.Equal(RequestOutcome.CostRefused, outcome);
        Assert.Equal(1, executed);
        var error = body.GetProperty("errors")[0];
        Assert.Equal(
            "The operation costs 11; the limit maxCost is 9. Select less or ask for smaller pages.",
            error.GetProperty("message").GetString());
        Assert.Equal(
            """{"code":"COST_LIMIT","requested":11,"limit":9}""", error.GetProperty("extensions").GetRawText());
        Assert.False(body.TryGetProperty("data", out _));
    }

    [Fact]
    public async Task Takes_the_estimate_and_gives_back_what_was_not_used()
    {
        var budget = new Purse(20);
        var engine = new GenericEngine(CostSchema.Sdl);
        var (_, body) = await engine.ExecuteAsync("{ things { ... on User { id } } }", with: scope => scope with
        {
            Cost = new RequestCost { Mode = CostMode.Report, Budget = budget },
        });

        // Ten things of 2 were expected; one User and one Book came.
        Assert.Empty(engine.Faults);
        Assert.Equal(
            "COST_LIMIT", body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());

        budget = new Purse(30);
        (_, body) = await engine.ExecuteAsync("{ things { ... on User { id } } }", with: scope => scope with
        {
            Cost = new RequestCost { Mode = CostMode.Report, Budget = budget },
        });
        Assert.Equal([-21.0, 21.0 - 4], budget.Moves);
        Assert.Equal(
            """{"requested":21,"actual":4,"available":26,"restoreRate":1}""",
            body.GetProperty("extensions").GetProperty("cost").GetRawText());
    }

    [Fact]
    public async Task Refuses_without_executing_when_too_little_is_left()
    {
        var budget = new Purse(30) { Left = 2 };
        var engine = new GenericEngine(CostSchema.Sdl).On(
            "Query.user", _ => throw new InvalidOperationException("executed"));
        var (outcome, body) = await engine.ExecuteAsync("{ user { id } }", with: scope => scope with
        {
            Cost = new RequestCost { Budget = budget },
        });

        Assert.Equal(RequestOutcome.BudgetExhausted, outcome);
        Assert.Equal(
            """{"code":"BUDGET_EXHAUSTED","requested":3,"available":2,"restoreRate":1,"retryAfter":1}""",
            body.GetProperty("errors")[0].GetProperty("extensions").GetRawText());
        Assert.Equal(2, budget.Left);
    }

    [Fact]
    public async Task Pricing_alone_takes_nothing()
    {
        var budget = new Purse(30);
        await new GenericEngine(CostSchema.Sdl).ExecuteAsync("{ user { id } }", with: scope => scope with
        {
            Cost = new RequestCost { Mode = CostMode.Validate, Budget = budget },
        });
        Assert.Empty(budget.Moves);
    }

    [Theory]
    [InlineData(
        "type Query { a: Int @cost(weight: \"much\") }",
        "Query.a: @cost(weight:) must be a number as text, such as \"2.5\", found much.")]
    [InlineData(
        "type Query { a: Int @listSize(assumedSize: 1) }",
        "Query.a: @listSize needs a field that is a list, or sizedFields.")]
    [InlineData(
        "type Query { a: [Int] @listSize(slicingArguments: [\"first\"]) }",
        "Query.a: the slicing argument \"first\" must be an argument of type Int.")]
    [InlineData(
        "type Query { a(first: ID): [Int] @listSize(slicingArguments: [\"first\"]) }",
        "Query.a: the slicing argument \"first\" must be an argument of type Int.")]
    [InlineData(
        "type Query { a: Query @listSize(assumedSize: 1, sizedFields: [\"b\"]) b: Int }",
        "Query.a: the sized field \"b\" must be a list field of Query.")]
    [InlineData(
        "type Query { a: [Int] @listSize(assumedSize: -1) }",
        "Query.a: assumedSize must be 0 or more, found -1.")]
    [InlineData(
        "type Query { a(first: Int): [Int] @listSize(assumedSize: 1, slicingArguments: [\"first\"]) }",
        "Query.a: assumedSize beside slicingArguments needs requireOneSlicingArgument: false "
        + "and slicing arguments without defaults.")]
    [InlineData(
        "interface I { a: Int @cost(weight: \"1\") } type Query implements I { a: Int }",
        "I.a: @cost may not stand on a field of an interface; put it on the fields of its types.")]
    public void Directives_that_make_no_sense_stop_the_start(string sdl, string problem) => Assert.Equal(
        [problem],
        Assert.Throws<SchemaBindingException>(() => new GenericEngine(CostDirectives.Sdl + "\n" + sdl)).Problems);

    private sealed class Purse(double capacity) : CostBudget
    {
        public override double Capacity { get; } = capacity;

        public override double RestoreRate => 1;

        public override double Available => Left;

        public double Left { get; set; } = capacity;

        public List<double> Moves { get; } = [];

        public override bool TryTake(double cost)
        {
            if (cost > Left)
            {
                return false;
            }

            Moves.Add(-cost);
            Left -= cost;
            return true;
        }

        public override void Return(double cost)
        {
            Moves.Add(cost);
            Left += cost;
        }
    }
}
