using System.Text;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.GraphQL.Tests.Coercion;

public sealed class VariableCoercionTests
{
    private const string Sdl = """
        scalar JSON
        enum Size { SMALL LARGE }
        input Box { width: Int! height: Int = 2 inner: Box size: Size label: String any: JSON }
        type Query { f(v: Box, n: Int! = 4, s: [Size!], any: JSON, id: ID): Int }
        """;

    [Fact]
    public void An_operation_without_variables_shares_one_object()
    {
        var harness = new CoercionHarness(Sdl);
        Assert.Same(VariableValues.Empty, harness.Variables("{ f }", """{"unused":1}""", out var plan));
        Assert.Same(VariablePlan.Empty, plan);
    }

    [Fact]
    public void Variables_are_found_by_index_and_by_name()
    {
        var harness = new CoercionHarness(Sdl);
        var variables = harness.Variables(
            "query ($a: Int, $b: Int = 3, $c: Int, $d: Int = 4) { f }", """{"c":null,"other":{"x":[1]},"a":7,"d":null}""", out var plan)!;
        Assert.Equal(4, plan.Count);
        Assert.Equal([7, 3, null, null], Enumerable.Range(0, 4).Select(index => variables[index]));
        Assert.True(variables.IsPresent(2));
        Assert.Equal(1, variables.IndexOf("b"));
        Assert.Equal(-1, variables.IndexOf("e"));
        Assert.False(harness.Variables("query ($a: Int) { f }", "", out _)!.IsPresent(0));
        Assert.False(harness.Variables("query ($a: Int) { f }", "null", out _)!.IsPresent(0));
    }

    [Theory]
    [InlineData("""{"v":{"width":"x"},"v":{"width":1}}""", 1)]
    [InlineData("""{"v":{"width":1,"width":"x","width":2}}""", 2)]
    [InlineData("""{"\u0076":{"w\u0069dth":3}}""", 3)]
    public void Of_several_members_with_one_name_the_last_counts(string json, int width)
    {
        var harness = new CoercionHarness(Sdl);
        var box = (InputObject)harness.Variables("query ($v: Box) { f(v: $v) }", json, out _)![0]!;
        Assert.Equal(width, box["width"]);
    }

    [Fact]
    public void Every_misfit_is_reported_at_its_place_in_the_order_of_the_definition()
    {
        var harness = new CoercionHarness(Sdl);
        Assert.Equal(
            [
                """Variable "$v" has invalid value at [1].width: Int cannot represent non-integer value: "a" """.TrimEnd(),
                """Variable "$v" has invalid value at [1].inner: Expected value of type "Box" to include required field "width", found: { size: "MEDIUM" }.""",
                """Variable "$v" has invalid value at [1].inner.size: Value "MEDIUM" does not exist in "Size" enum.""",
                """Variable "$v" has invalid value at [1]: Expected value of type "Box" not to include unknown field "hight". Did you mean "height" or "width"? Found: { hight: 1, width: "a", inner: { size: "MEDIUM" } }.""",
                """Variable "$v" has invalid value at [2]: Expected value of type "Box" to be an object, found: 5.""",
            ],
            harness.Refusals("[Box]", """[{"width":1},{"hight":1,"width":"a","inner":{"size":"MEDIUM"}},5]"""));
    }

    [Fact]
    public void Suggestions_can_be_hidden()
    {
        var harness = new CoercionHarness(Sdl, new InputCoercionOptions { HideSuggestions = true });
        Assert.Equal(
            [
                """Variable "$v" has invalid value: Expected value of type "Box" to include required field "width", found: { widht: 1 }.""",
                """Variable "$v" has invalid value: Expected value of type "Box" not to include unknown field "widht", found: { widht: 1 }.""",
            ],
            harness.Refusals("Box", """{"widht":1}"""));
        Assert.Equal(
            ["""Variable "$v" has invalid value: Value "SMAL" does not exist in "Size" enum."""],
            harness.Refusals("Size", "\"SMAL\""));
    }

    [Fact]
    public void After_fifty_errors_coercion_stops()
    {
        var harness = new CoercionHarness(Sdl);
        var refusals = harness.Refusals("[Int]", "[" + string.Join(',', Enumerable.Repeat("\"x\"", 60)) + "]");
        Assert.Equal(51, refusals.Count);
        Assert.Equal("Too many errors processing variables, error limit reached. Execution aborted.", refusals[50]);
        Assert.True(harness.Errors[50].Locations.IsEmpty);
    }

    [Theory]
    [InlineData("[]", "The variables must be a JSON object with one member for each variable, found: [].")]
    [InlineData("\"{}\"", "The variables must be a JSON object with one member for each variable, found: \"{}\".")]
    public void Variables_are_an_object(string json, string message)
    {
        var harness = new CoercionHarness(Sdl);
        Assert.Null(harness.Variables("query ($v: Int) { f }", json, out _));
        Assert.Equal([message], harness.Messages);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"v\":1")]
    [InlineData("{\"v\":1}}")]
    [InlineData("{\"v\":01}")]
    [InlineData("{\"v\":tru}")]
    [InlineData("{\"v\":1,}")]
    [InlineData("{'v':1}")]
    [InlineData(" ")]
    public void Broken_JSON_is_an_error_and_no_exception(string json)
    {
        var harness = new CoercionHarness(Sdl);
        Assert.Null(harness.Variables("query ($v: Int) { f }", json, out _));
        Assert.StartsWith("The variables are no valid JSON: ", Assert.Single(harness.Messages), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_become_replacement_characters()
    {
        var harness = new CoercionHarness(Sdl);
        byte[] json = [.. "{\"v\":\"a"u8, 0xFF, .. "\"}"u8];
        Assert.Equal("a\uFFFD", harness.Variables("query ($v: String) { f }", json, out _)![0]);
        byte[] name = [.. "{\""u8, 0xFF, .. "\\n\":1,\"v\":\"b\"}"u8];
        Assert.Equal("b", harness.Variables("query ($v: String) { f }", name, out _)![0]);
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(200)]
    public void Deep_nesting_ends_at_the_limit(int depth)
    {
        var harness = new CoercionHarness(Sdl);
        var lists = new string('[', depth) + new string(']', depth);
        Assert.Equal(["The variables nest deeper than the limit of 128 levels. Send flatter values."], harness.Refusals("JSON", lists));
        var objects = string.Concat(Enumerable.Repeat("{\"inner\":", depth)) + "1" + new string('}', depth);
        Assert.Equal(["The variables nest deeper than the limit of 128 levels. Send flatter values."], harness.Refusals("Box", objects));
        Assert.Equal(["The variables nest deeper than the limit of 128 levels. Send flatter values."], harness.Refusals("Int", lists));
    }

    [Fact]
    public void What_is_within_the_depth_is_taken()
    {
        var harness = new CoercionHarness(Sdl);
        const int Depth = 120;
        var json = string.Concat(Enumerable.Repeat("{\"width\":1,\"inner\":", Depth)) + "null" + new string('}', Depth);
        var box = harness.Variable("Box", json);
        var depth = 0;
        for (; box is InputObject inner; depth++)
        {
            box = inner.TryGetValue("inner", out var next) ? next : null;
        }

        Assert.Equal(Depth, depth);
    }

    [Fact]
    public void Huge_lists_end_at_the_limit()
    {
        var harness = new CoercionHarness(Sdl, new InputCoercionOptions { MaxValues = 1000 });
        Assert.Equal(
            ["The variables hold more values than the limit of 1000. Send fewer."],
            harness.Refusals("[Int]", "[" + string.Join(',', Enumerable.Repeat("1", 2000)) + "]"));
        Assert.Equal(
            ["The variables hold more values than the limit of 1000. Send fewer."],
            harness.Refusals("[Box]", "[" + string.Join(',', Enumerable.Repeat("{\"width\":1}", 600)) + "]"));
        Assert.Equal(900, ((object?[])harness.Variable("[Int]", "[" + string.Join(',', Enumerable.Repeat("1", 900)) + "]")!).Length);
    }

    [Fact]
    public void An_object_of_thousands_of_unknown_fields_makes_short_errors()
    {
        var harness = new CoercionHarness(Sdl);
        var json = "{" + string.Join(',', Enumerable.Range(0, 20_000).Select(index => $"\"unknown{index}\":\"{new string('x', 20)}\"")) + "}";
        var refusals = harness.Refusals("Box", json);
        Assert.Equal(51, refusals.Count);
        Assert.All(refusals, refusal => Assert.InRange(refusal.Length, 1, 11_000));
    }

    [Fact]
    public void A_type_that_is_no_input_type_is_an_error_at_the_type()
    {
        var harness = new CoercionHarness(Sdl);
        Assert.Null(harness.Variables("query ($v: [Query!]!, $w: Nope) { f }", "{}", out _));
        Assert.Equal(
            [
                "Variable \"$v\" expected value of type \"[Query!]!\" which cannot be used as an input type. (1:12)",
                "Variable \"$w\" expected value of type \"Nope\" which cannot be used as an input type. (1:27)",
            ],
            harness.Errors.Select(error => error.ToString()));
    }

    [Fact]
    public void A_default_that_does_not_fit_is_an_error_only_when_it_is_used()
    {
        var harness = new CoercionHarness(Sdl);
        const string Query = "query ($v: Box = {width: \"x\"}) { f(v: $v) }";
        Assert.NotNull(harness.Variables(Query, """{"v":{"width":1}}""", out _));
        Assert.Null(harness.Variables(Query, "{}", out _));
        Assert.Equal(
            ["Variable \"$v\" has invalid default value at .width: Int cannot represent non-integer value: \"x\""],
            harness.Messages);
    }

    [Fact]
    public void Custom_scalars_see_what_was_given_for_variables_inside_their_literals()
    {
        var harness = new CoercionHarness(Sdl);
        harness.InputTypes.AddScalar(ExtendedScalars.Json);
        const string Query =
            "query ($a: Int, $b: Box, $c: Size = LARGE, $d: [ID], $e: String) { f(any: {a: $a, b: $b, list: [$c, $d, $e], e: $e}) }";
        var arguments = harness.Arguments(Query, """{"a":1e2,"b":{"width":1,"any":{"k":[1.5]}},"d":"12"}""", out var error);
        Assert.Null(error);
        Assert.Equal("""{"a":100,"b":{"width":1,"any":{"k":[1.5]}},"list":["LARGE",12,null]}""", arguments!.Values[3]!.ToString());
    }

    [Fact]
    public void Many_threads_may_coerce_at_once()
    {
        var harness = new CoercionHarness(Sdl);
        var json = """{"v":{"width":1,"inner":{"width":2,"size":"LARGE"}}}"""u8.ToArray();
        Parallel.For(0, 200, _ =>
        {
            var own = new CoercionHarness(Sdl);
            var box = (InputObject)own.Variables("query ($v: Box) { f(v: $v) }", json, out var _)![0]!;
            Assert.Equal("LARGE", ((InputObject)box["inner"]!)["size"]);
        });
        Assert.Equal("{\"v\"", Encoding.UTF8.GetString(json.AsSpan(0, 4)));
        Assert.Empty(harness.Errors);
    }
}
