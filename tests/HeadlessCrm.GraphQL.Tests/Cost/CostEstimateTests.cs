using System.Text.Json;
using HeadlessCrm.GraphQL.Cost;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Tests.Execution;

namespace HeadlessCrm.GraphQL.Tests.Cost;

public sealed class CostEstimateTests
{
    private readonly GenericEngine engine = new(CostSchema.Sdl);

    [Theory]
    [InlineData("{ __typename }", 1)]
    [InlineData("{ name }", 1)]
    [InlineData("{ user { name } }", 1 + 2)]
    [InlineData("{ a: user { name } b: user { name } }", 1 + 2 + 2)]
    [InlineData("{ user { name } user { id } ... { user { name } } }", 1 + 2)]
    [InlineData("{ users { name } }", 1 + (4 * 2))]
    [InlineData("{ users(max: 7) { name } }", 1 + (7 * 2))]
    [InlineData("{ users(max: 0) { name } }", 1)]
    [InlineData("{ users(max: -5) { name } }", 1)]
    [InlineData("{ users(max: null) { name } }", 1 + (4 * 2))]
    [InlineData("{ preset { name } }", 1 + (3 * 2))]
    [InlineData("{ preset(first: 9) { name } }", 1 + (9 * 2))]
    [InlineData("{ top { books { title } } }", 1 + 2 + (3 * (2 + 6)))]
    [InlineData("{ friends(first: 3) { nodes { id } } }", 1 + 1 + (3 * 2))]
    [InlineData("{ friends(first: 3, last: 8) { edges { node { id } } } }", 1 + 1 + (8 * (1 + 2)))]
    [InlineData("{ friends { nodes { id } totalCount pageInfo { hasNextPage } } }", 1 + 1 + (5 * 2) + 4 + 1)]
    [InlineData("{ node { id } }", 1 + 2)]
    [InlineData("{ node { ... on Book { owner { id } } } }", 1 + 3)]
    [InlineData("{ node { id ... on User { name } ... on Book { pages title } } }", 1 + 2)]
    [InlineData("{ things { ... on Book { pages } } }", 1 + (10 * 2))]
    [InlineData("{ user { score } }", 1 + 2 + 0.25 + 0.5)]
    [InlineData("{ search { id } }", 1 + 5 + (2 * 2))]
    [InlineData("{ search(weighted: {text: \"a\"}) { id } }", 1 + 5 + 1.5 + 4)]
    [InlineData("{ search(weighted: {costly: 1}) { id } }", 1 + 5 + 1.5 + 7 + 4)]
    [InlineData("{ search(filter: {deep: {deep: {}}}) { id } }", 1 + 5 + 3 + 4)]
    [InlineData("{ search(filter: {cheap: {}}) { id } }", 1 + 5 + 1 - 0.5 + 4)]
    [InlineData("{ search(filter: {any: [{}, {costly: 1}]}) { id } }", 1 + 5 + 1 + 1 + 8 + 4)]
    [InlineData("{ search(orders: [{}, {also: [{}]}]) { id } }", 1 + 5 + 3 + 4)]
    [InlineData("{ discounted { title } }", 1 + 2 + 1)]
    [InlineData("{ discounted(approx: 1) { title } }", 1 + 0 + 1)]
    [InlineData("mutation { rename { name } }", 1 + 10 + 2)]
    [InlineData("mutation { ping }", 1 + 1)]
    [InlineData("{ __schema { types { fields { name } } } }", 1 + 1)]
    [InlineData("{ user { name @skip(if: true) } users @include(if: false) { name } }", 1 + 2)]
    public async Task Counts_types_fields_and_arguments(string query, double expected) =>
        Assert.Equal(expected, await RequestedAsync(query));

    [Theory]
    [InlineData("""{"n":6}""", 1 + (6 * 2))]
    [InlineData("""{"n":null}""", 1 + (4 * 2))]
    [InlineData("{}", 1 + (4 * 2))]
    public async Task Takes_slicing_arguments_from_variables(string variables, double expected) =>
        Assert.Equal(expected, await RequestedAsync("query ($n: Int) { users(max: $n) { name } }", variables));

    [Fact]
    public async Task Takes_conditions_from_variables()
    {
        const string Query =
            "query ($a: Boolean!, $b: Boolean!) { users @include(if: $a) { name } users @skip(if: $b) { id } }";
        Assert.Equal(1, await RequestedAsync(Query, """{"a":false,"b":true}"""));
        Assert.Equal(9, await RequestedAsync(Query, """{"a":true,"b":true}"""));
        Assert.Equal(9, await RequestedAsync(Query, """{"a":true,"b":false}"""));
    }

    [Theory]
    [InlineData("""{"f":{"costly":1,"any":[{},{}]}}""", 1 + 5 + 1 + 7 + 2 + 4)]
    [InlineData("{}", 1 + 5 + 1 + 4)]
    [InlineData("""{"f":null}""", 1 + 5 + 4)]
    public async Task Weighs_input_objects_in_variables(string variables, double expected) =>
        Assert.Equal(
            expected, await RequestedAsync("query ($f: Filter = {}) { search(filter: $f) { id } }", variables));

    [Fact]
    public async Task Equals_the_price_of_the_written_out_document_for_random_documents()
    {
        var notTrivial = 0;
        for (var seed = 0; seed < 1500; seed++)
        {
            var (query, variables) = new RandomOperations(engine.Schema, seed).Next();
            var expected = new CostOracle(engine.Schema, query, variables).Estimate();
            var (outcome, body) = await ValidateAsync(query, variables);
            Assert.True(outcome == RequestOutcome.Ok, $"{query}\n{variables}\n{body}");
            var requested = body.GetProperty("extensions").GetProperty("cost").GetProperty("requested").GetDouble();
            Assert.True(
                Math.Abs(expected - requested) < 1e-6 * (1 + expected),
                $"{expected} != {requested}: {query}\n{variables}");
            notTrivial += expected > 20 ? 1 : 0;
        }

        Assert.True(notTrivial > 300, $"only {notTrivial} documents cost more than 20");
    }

    [Fact]
    public async Task Prices_a_document_whose_fragments_double_without_writing_them_out()
    {
        // 2^12 places, 12 different ones; visits of fragments are a limit of their own.
        var chain = string.Concat(Enumerable.Range(0, 12).Select(
            i => $"fragment F{i} on User {{ a: owner {{ ...F{i + 1} }} b: owner {{ ...F{i + 1} }} }} "));
        var query = $"{{ user {{ ...F0 }} }} {chain} fragment F12 on User {{ id }}";
        var options = new ExecutionOptions { MaxFragmentVisits = int.MaxValue, MaxCostSteps = 500 };
        var (_, body) = await new GenericEngine(CostSchema.Sdl, options).ExecuteAsync(query, with: Validate);
        var expected = 1.0 + (2 * ((1 << 13) - 1));
        Assert.Equal(expected, body.GetProperty("extensions").GetProperty("cost").GetProperty("requested").GetDouble());
    }

    [Fact]
    public async Task Refuses_to_price_a_document_that_takes_too_many_steps()
    {
        var query = "{" + string.Concat(Enumerable.Range(0, 200).Select(i => $" u{i}: user {{ name }}")) + " }";
        var (outcome, body) = await new GenericEngine(
            CostSchema.Sdl, new ExecutionOptions { MaxCostSteps = 300, MaxCost = 1e9 })
            .ExecuteAsync(query);
        Assert.Equal(RequestOutcome.CostRefused, outcome);
        Assert.Equal("MAX_COST_STEPS", Code(body));
        Assert.Contains(
            "300", body.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ strict { id } }")]
    [InlineData("{ strict(first: 1, last: 2) { id } }")]
    [InlineData("query ($n: Int) { strict(first: $n) { id } }")]
    public async Task Demands_exactly_one_slicing_argument_where_the_schema_does(string query)
    {
        var (outcome, body) = await ValidateAsync(query);
        Assert.Equal(RequestOutcome.CostRefused, outcome);
        Assert.Equal("SLICING_ARGUMENT_REQUIRED", Code(body));
        Assert.Equal(
            "Field \"Query.strict\" needs exactly one of its slicing arguments (first, last), " +
            "so that its cost is known.",
            body.GetProperty("errors")[0].GetProperty("message").GetString());

        // Who only asks for a report is not refused for it.
        var (reported, _) = await engine.ExecuteAsync(query, with: Report);
        Assert.Equal(RequestOutcome.Ok, reported);
    }

    internal static ExecutionScope Validate(ExecutionScope scope) =>
        scope with { Cost = new RequestCost { Mode = CostMode.Validate } };

    internal static ExecutionScope Report(ExecutionScope scope) =>
        scope with { Cost = new RequestCost { Mode = CostMode.Report } };

    private static string? Code(JsonElement body) =>
        body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    private Task<(RequestOutcome Outcome, JsonElement Body)> ValidateAsync(string query, string? variables = null) =>
        engine.ExecuteAsync(query, variables, Validate);

    private async Task<double> RequestedAsync(string query, string? variables = null)
    {
        var (outcome, body) = await ValidateAsync(query, variables);
        Assert.True(outcome == RequestOutcome.Ok, body.ToString());
        Assert.False(body.TryGetProperty("data", out _));
        return body.GetProperty("extensions").GetProperty("cost").GetProperty("requested").GetDouble();
    }
}
