using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.GraphQL.Tests.Coercion;

public sealed class ArgumentCoercionTests
{
    private const string Sdl = """
        scalar Decimal
        enum Size { SMALL LARGE }
        input Box { width: Int! = 1 height: Int size: Size }
        input One @oneOf { i: Int s: String }
        type Query {
          f(box: Box = {height: 9}, n: Int! = 4, sizes: [Size!], one: One, need: Int!): Int
          plain(a: Int, d: Decimal): Int
          money(d: Decimal!): Int
          none: Int
        }
        """;

    [Fact]
    public void A_field_without_arguments_shares_one_object()
    {
        var arguments = new CoercionHarness(Sdl).Arguments("{ none }", "{}", out var error);
        Assert.Null(error);
        Assert.Same(CoercedArguments.Empty, arguments);
    }

    [Fact]
    public void Constant_arguments_are_coerced_once()
    {
        var schema = SchemaBuilder.Build(new Source(Sdl));
        var coercion = new ArgumentCoercion(schema, new InputTypes(schema));
        var plan = Compile(coercion, schema, "{ f(need: 1, sizes: LARGE) }", VariablePlan.Empty);
        Assert.True(plan.IsConstant);
        Assert.Null(plan.ConstantError);
        Assert.Same(plan.Constant, coercion.CoerceArgumentValues(plan, VariableValues.Empty, out _));
        Assert.Equal(new object?[] { "LARGE" }, plan.Constant!.Values[2]);
        Assert.Equal([true, true, true, false, true], Enumerable.Range(0, 5).Select(plan.Constant.IsPresent));
        Assert.Equal(9, ((InputObject)plan.Constant.Values[0]!)["height"]);
    }

    [Fact]
    public void Constants_that_do_not_fit_give_the_same_error_each_time()
    {
        var schema = SchemaBuilder.Build(new Source(Sdl));
        var coercion = new ArgumentCoercion(schema, new InputTypes(schema));
        var plan = Compile(coercion, schema, "{ f(need: 1, box: {width: null}) }", VariablePlan.Empty);
        Assert.True(plan.IsConstant);
        Assert.Null(plan.Constant);
        Assert.Null(coercion.CoerceArgumentValues(plan, VariableValues.Empty, out var error));
        Assert.Same(plan.ConstantError, error);
        Assert.Equal(
            "Argument \"Query.f(box:)\" has invalid value at .width: Expected value of non-null type \"Int!\" not to be null. (1:27)",
            error!.ToString());
    }

    // Expected errors: the reference's getArgumentValues, run without validation before it.
    [Theory]
    [InlineData("{ f }", "{}", "Argument \"Query.f(need:)\" of required type \"Int!\" was not provided. (1:3)")]
    [InlineData("query ($n: Int) { f(need: $n) }", "{}", "Argument \"Query.f(need:)\" has invalid value: Expected variable \"$n\" provided to type \"Int!\" to provide a runtime value. (1:27)")]
    [InlineData("query ($n: Int) { f(need: $n) }", "{\"n\":null}", "Argument \"Query.f(need:)\" has invalid value: Expected variable \"$n\" provided to non-null type \"Int!\" not to be null. (1:27)")]
    [InlineData("{ f(need: $unknown) }", "{}", "Argument \"Query.f(need:)\" has invalid value: Expected variable \"$unknown\" provided to type \"Int!\" to provide a runtime value. (1:11)")]
    [InlineData("query ($i: Int) { f(need: 1, one: {i: $i}) }", "{}", "Argument \"Query.f(one:)\" has invalid value: Expected variable \"$i\" provided to field \"i\" for OneOf Input Object type \"One\" to provide a runtime value. (1:35)")]
    [InlineData("query ($i: Int) { f(need: 1, one: {i: $i}) }", "{\"i\":null}", "Argument \"Query.f(one:)\" has invalid value: Expected variable \"$i\" provided to field \"i\" for OneOf Input Object type \"One\" not to be null. (1:35)")]
    [InlineData("query ($s: Size) { f(need: 1, sizes: [LARGE, $s]) }", "{}", "Argument \"Query.f(sizes:)\" has invalid value at [1]: Expected variable \"$s\" provided to type \"Size!\" to provide a runtime value. (1:46)")]
    [InlineData("{ f(need: 1, box: {width: 1, wide: 2}) }", "{}", "Argument \"Query.f(box:)\" has invalid value: Expected value of type \"Box\" not to include unknown field \"wide\". Did you mean \"size\" or \"width\"? Found: { width: 1, wide: 2 }. (1:30)")]
    public void The_first_misfit_is_reported_where_it_stands(string query, string variables, string expected)
    {
        var arguments = new CoercionHarness(Sdl).Arguments(query, variables, out var error);
        Assert.Null(arguments);
        Assert.Equal(expected, error!.ToString());
    }

    [Fact]
    public void Absent_variables_leave_defaults_in_place()
    {
        var arguments = new CoercionHarness(Sdl).Arguments(
            "query ($b: Box, $n: Int, $w: Int, $s: Size) { f(need: 1, box: $b, n: $n, one: {s: \"x\"}, sizes: null) }", "{}", out _)!;
        Assert.Equal(9, ((InputObject)arguments.Values[0]!)["height"]);
        Assert.Equal(4, arguments.Values[1]);
        Assert.Null(arguments.Values[2]);
        Assert.True(arguments.IsPresent(2));
    }

    [Fact]
    public void A_scalar_of_the_host_speaks_for_itself()
    {
        var harness = new CoercionHarness(Sdl);
        harness.InputTypes.AddScalar(ExtendedScalars.Decimal);
        Assert.Equal(1.50m, harness.Arguments("{ money(d: \"1.50\") }", "{}", out _)!.Values[0]);
        harness.Arguments("{ money(d: BIG) }", "{}", out var error);
        Assert.StartsWith(
            "Argument \"Query.money(d:)\" has invalid value: Decimal cannot represent value: BIG. Expected a decimal number",
            error!.Message,
            StringComparison.Ordinal);
        harness.Arguments("query ($v: Int) { money(d: [$v]) }", "{\"v\":1}", out error);
        Assert.StartsWith(
            "Argument \"Query.money(d:)\" has invalid value: Decimal cannot represent value: [1].", error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_types_of_another_schema_are_refused()
    {
        var schema = SchemaBuilder.Build(new Source(Sdl));
        var other = new InputTypes(SchemaBuilder.Build(new Source(Sdl)));
        Assert.Throws<ArgumentException>(() => new ArgumentCoercion(schema, other));
        Assert.Throws<ArgumentException>(() => new VariableCoercion(schema, other));
    }

    private static ArgumentPlan Compile(ArgumentCoercion coercion, Schema schema, string query, VariablePlan variables)
    {
        var operation = Parser.Parse(query).Definitions.OfType<OperationDefinitionNode>().Single();
        var field = (FieldNode)operation.SelectionSet.Selections[0];
        var definition = schema.QueryType!.GetField(field.Name.Value)!;
        return coercion.Compile(definition.Arguments, $"Query.{definition.Name}", field.Arguments, field, variables);
    }
}
