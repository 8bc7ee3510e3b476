using System.Text;
using System.Text.Json;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Tests.Execution;

namespace HeadlessCrm.GraphQL.Tests.Limits;

/// <summary>
/// Documents made to exhaust a server, with the limits as they are by default. What is asserted is how they end and
/// that the answer is small; the steps of validation are counted in the tests of the language.
/// </summary>
public sealed class BombTests
{
    private const string Sdl = """
        directive @once on FIELD
        directive @again repeatable on FIELD
        type Query { id: ID self: Query node: Node text(x: Int, in: In): String }
        interface Node { id: ID node: Node }
        type A implements Node { id: ID node: Node x: Int }
        type B implements Node { id: ID node: Node x: String }
        input In { and: [In!] not: In n: Int }
        """;

    [Theory]
    [InlineData("pairs of conflicting fields")]
    [InlineData("nested conflicting fields")]
    [InlineData("fragments that double")]
    [InlineData("fragments that double by aliases")]
    [InlineData("fragments that all spread each other")]
    [InlineData("cycle of one fragment")]
    [InlineData("cycle of many fragments")]
    [InlineData("nested selection sets")]
    [InlineData("nested inline fragments")]
    [InlineData("nested lists")]
    [InlineData("nested objects")]
    [InlineData("nested list types")]
    [InlineData("100000 aliases")]
    [InlineData("5000 aliases")]
    [InlineData("100000 times the same field")]
    [InlineData("100000 directives")]
    [InlineData("5000 repeatable directives")]
    [InlineData("5000 directives that are not repeatable")]
    [InlineData("5000 unknown directives")]
    [InlineData("deep introspection")]
    [InlineData("wide introspection")]
    [InlineData("unknown fields")]
    [InlineData("unknown variables")]
    [InlineData("unused fragments")]
    [InlineData("many operations")]
    [InlineData("a long name")]
    [InlineData("a long string")]
    public async Task Ends_in_a_small_refusal(string bomb)
    {
        var engine = new GenericEngine(Sdl);
        var (outcome, body) = await engine.ExecuteAsync(Make(bomb));

        Assert.True(
            outcome is RequestOutcome.SyntaxError or RequestOutcome.ValidationError or RequestOutcome.OperationError,
            $"{outcome}");
        Assert.InRange(body.GetProperty("errors").GetArrayLength(), 1, 101);
        Assert.InRange(Encoding.UTF8.GetByteCount(body.GetRawText()), 1, 2_000_000);
        Assert.All(body.GetProperty("errors").EnumerateArray(), error =>
            Assert.Equal(JsonValueKind.String, error.GetProperty("extensions").GetProperty("code").ValueKind));
        Assert.Empty(engine.Faults);
        Assert.Equal(0, engine.Executor.CachedPlans);
    }

    [Fact]
    public async Task A_document_of_merged_fields_within_the_limits_is_answered_once_per_key()
    {
        var query = "{" + string.Concat(Enumerable.Repeat(" self { id self { id } }", 1500)) + " }";
        var (outcome, body) = await new GenericEngine(Sdl, new ExecutionOptions { MaxRootFields = 5000 })
            .ExecuteAsync(query);
        Assert.Equal(RequestOutcome.Ok, outcome);
        Assert.Equal("""{"data":{"self":{"id":"text","self":{"id":"text"}}}}""", body.GetRawText());
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(1_000_000)]
    public async Task Deeply_nested_variables_are_refused_without_being_followed(int levels)
    {
        var opening = string.Concat(Enumerable.Repeat("{\"not\":", levels));
        var variables = "{\"v\":" + opening + "null" + new string('}', levels + 1);
        var (outcome, body) = await new GenericEngine(Sdl).ExecuteAsync("query ($v: In) { text(in: $v) }", variables);
        Assert.Equal(RequestOutcome.VariablesError, outcome);
        Assert.Equal(
            "MAX_VARIABLE_DEPTH",
            body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Very_many_values_in_variables_are_refused_at_the_limit()
    {
        var variables = "{\"v\":{\"and\":[" + string.Join(',', Enumerable.Repeat("{}", 400_000)) + "]}}";
        var (outcome, body) = await new GenericEngine(Sdl).ExecuteAsync("query ($v: In) { text(in: $v) }", variables);
        Assert.Equal(RequestOutcome.VariablesError, outcome);
        Assert.Equal(
            "MAX_VARIABLE_VALUES",
            body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("input In { a: In = {} } type Query { f(in: In): Int }")]
    [InlineData("input In { a: Other = {b: {}} } input Other { b: In = {} } type Query { f(in: In): Int }")]
    [InlineData("input In { a: [In!] = [{}] } type Query { f(in: In = {}): Int }")]
    public void Defaults_that_lead_back_to_themselves_are_no_schema(string sdl) =>
        Assert.NotEmpty(Assert.Throws<SchemaException>(() => new GenericEngine(sdl)).Errors);

    [Fact]
    public async Task Pricing_a_bomb_that_validates_is_bounded_too()
    {
        // Every type at every level: two fields each, so two to the power of the depth when written out.
        var query = "{ node { " + Exclusive(9) + " } }";
        var options = new ExecutionOptions { MaxCost = 1e12, MaxCostSteps = 2000, MaxTokens = 1_000_000 };
        var (outcome, body) = await new GenericEngine(Sdl, options).ExecuteAsync(query);
        Assert.Equal(RequestOutcome.CostRefused, outcome);
        Assert.Equal(
            "MAX_COST_STEPS", body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    private static string Exclusive(int depth) => depth == 0
        ? "id"
        : $"... on A {{ node {{ {Exclusive(depth - 1)} }} }} ... on B {{ node {{ {Exclusive(depth - 1)} }} }}";

    private static string Make(string bomb) => bomb switch
    {
        "pairs of conflicting fields" => "{" + Repeat(4000, i => $" text(x: {i})") + " }",
        "nested conflicting fields" => "{ node {" + Conflicting(11) + " } }",
        "fragments that double" => "{ self { ...F0 } }" + Chain(60, next => $"{next} {next}"),
        "fragments that double by aliases" => "{ self { ...F0 } }" + Chain(
            60, next => $"a: self {{ {next} }} b: self {{ {next} }}"),
        "fragments that all spread each other" => "{ self { ...F0 } }" + Repeat(
            60, i => $" fragment F{i} on Query {{ id{Repeat(60, j => $" ...F{j}")} }}"),
        "cycle of one fragment" => "{ ...F } fragment F on Query { self { ...F } }",
        "cycle of many fragments" => "{ ...F0 }" + Repeat(
            2000, i => $" fragment F{i} on Query {{ ...F{(i + 1) % 2000} }}"),
        "nested selection sets" => Nested("{ self ", 9000, "{ id }", " }"),
        "nested inline fragments" => Nested("{ ... ", 9000, "{ id }", " }"),
        "nested lists" => "{ text(in: {and: " + Nested("[", 19_000, "1", "]") + "}) }",
        "nested objects" => "{ text(in: " + Nested("{not: ", 4900, "null", "}") + ") }",
        "nested list types" => "query ($v: " + Nested("[", 9000, "Int", "]") + ") { id }",
        "100000 aliases" => "{" + Repeat(100_000, i => $" a{i}: id") + " }",
        "5000 aliases" => "{ self {" + Repeat(5_000, i => $" a{i}: id") + " } }",
        "100000 times the same field" => "{" + Repeat(100_000, _ => " id") + " }",
        "100000 directives" => "{ id" + Repeat(100_000, _ => " @again") + " }",
        "5000 repeatable directives" => "{ id" + Repeat(5_000, _ => " @again") + " }",
        "5000 directives that are not repeatable" => "{ id" + Repeat(5_000, _ => " @once") + " }",
        "5000 unknown directives" => "{ id" + Repeat(5_000, i => $" @d{i}") + " }",
        "deep introspection" =>
            "{ __schema { types { fields { type " + Nested("{ ofType ", 40, "{ name }", " }") + " } } } }",
        "wide introspection" => "{" + Repeat(400, i => $" s{i}: __schema {{ types {{ name }} }}") + " }",
        "unknown fields" => "{" + Repeat(8_000, i => $" x{i}") + " }",
        "unknown variables" => "{ self {" + Repeat(900, i => $" a{i}: text(x: $v{i})") + " } }",
        "unused fragments" => "{ id }" + Repeat(2_500, i => $" fragment F{i} on Query {{ id }}"),
        "many operations" => Repeat(4_000, i => $" query Q{i} {{ id }}"),
        "a long name" => "{ " + new string('x', 1_000_000) + " }",
        _ => "{ text(x: \"" + new string('x', 1_000_000) + "\") }",
    };

    private static string Conflicting(int depth) => depth == 0
        ? " ... on A { x } ... on B { x }"
        : $" ... on A {{ node {{{Conflicting(depth - 1)} }} }} ... on B {{ node {{{Conflicting(depth - 1)} }} }}";

    private static string Chain(int levels, Func<string, string> body) =>
        Repeat(levels, i => $" fragment F{i} on Query {{ {body($"...F{i + 1}")} }}")
        + $" fragment F{levels} on Query {{ id }}";

    private static string Nested(string open, int levels, string inner, string close) =>
        Repeat(levels, _ => open) + inner + Repeat(levels, _ => close);

    private static string Repeat(int count, Func<int, string> part) => string.Concat(
        Enumerable.Range(0, count).Select(part));
}
