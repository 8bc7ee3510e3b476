using System.Text;
using HeadlessCrm.GraphQL.Language.Tests.Generation;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Language.TypeSystem.Changes;
using HeadlessCrm.GraphQL.Language.Validation.Sdl;

namespace HeadlessCrm.GraphQL.Language.Tests.TypeSystem;

/// <summary>
/// Schemas that are large, deep or malicious end in a schema or in errors; none of these may overflow a stack.
/// </summary>
public sealed class SchemaRobustnessTests
{
    private const int Many = 10_000;

    [Fact]
    public void Deep_list_types_are_built_and_printed()
    {
        var type = new string('[', 200) + "Int" + string.Concat(Enumerable.Repeat("!]", 200));
        var schema = Build($"type Query {{ a: {type} }}");

        Assert.Equal(type, schema.QueryType!.Fields[0].Type.ToString());
        Assert.Same(BuiltInScalars.Int, schema.QueryType.Fields[0].Type.Named);
    }

    [Fact]
    public void List_types_deeper_than_the_parser_allows_are_a_syntax_error() =>
        Assert.Throws<GraphQLSyntaxException>(() =>
        Build($"type Query {{ a: {new string('[', 200_000)}Int{new string(']', 200_000)} }}"));

    [Fact]
    public void A_long_chain_of_input_defaults_without_a_cycle_is_valid()
    {
        var schema = Build(Chain("input I{0} {{ next: I{1} = {{}} }}", "input I{0} {{ end: Int }}"));

        Assert.Equal(Many + 1, schema.Types.Count(type => type is InputObjectType));
    }

    [Fact]
    public void A_long_cycle_of_input_defaults_is_one_error()
    {
        var refused = Refused(Chain("input I{0} {{ next: I{1} = {{}} }}", "input I{0} {{ next: I0 = {{}} }}"));

        Assert.StartsWith(
            "Invalid circular reference. The default value of Input Object field I0.next references itself via the " +
            "default " +
            "values of: I1.next, I2.next",
            Assert.Single(refused.Errors).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_cycle_of_required_input_fields_is_one_error()
    {
        var refused = Refused(Chain("input I{0} {{ next: I{1}! }}", "input I{0} {{ next: I0! }}"));

        Assert.Equal(Many + 1, Assert.Single(refused.Errors).Locations.Length);
    }

    [Fact]
    public void Densely_connected_input_cycles_end_at_the_error_limit()
    {
        var sdl = new StringBuilder("type Query { a(x: I0): Int }");
        for (var i = 0; i < 150; i++)
        {
            sdl.Append($"input I{i} {{ {string.Join(' ', Enumerable.Range(0, 150).Select(j => $"f{j}: I{j}! = {{}}"))} }}\n");
        }

        Assert.Equal(
            "Too many validation errors, error limit reached. Validation aborted.",
            Refused(sdl.ToString()).Errors[^1].Message);
    }

    [Fact]
    public void Interfaces_that_implement_each_other_are_errors()
    {
        var names = Enumerable.Range(0, 200).Select(i => $"I{i}").ToList();
        var sdl =
            string.Concat(names.Select(name => $"interface {name} implements {string.Join(" & ", names)} {{ a: Int }}\n"));

        Assert.All(
            Refused(sdl + "type Query { a: Int }").Errors,
            error => Assert.Contains("cannot implement", error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Huge_unions_enums_and_types_are_built_and_compared()
    {
        var sdl = new StringBuilder("type Query { u: U e: E }\n");
        sdl.Append("union U = ").AppendJoin(" | ", Enumerable.Range(0, Many).Select(i => $"T{i}")).Append('\n');
        sdl.Append("enum E { ").AppendJoin(' ', Enumerable.Range(0, Many).Select(i => $"V{i}")).Append(" }\n");
        sdl.Append("interface N { id: ID }\n");
        for (var i = 0; i < Many; i++)
        {
            sdl.Append($"type T{i} implements N {{ id: ID a(x: Int = 1, y: E = V{i}): [T{i}!] u: U }}\n");
        }

        var schema = Build(sdl.ToString());

        Assert.Equal(Many, schema.GetPossibleTypes((UnionType)schema.GetType("U")!).Count);
        Assert.True(schema.IsSubType((UnionType)schema.GetType("U")!, schema.GetType("T9999")!));
        Assert.Equal(Many, schema.GetPossibleTypes((InterfaceType)schema.GetType("N")!).Count);
        Assert.Empty(SchemaChanges.Find(schema, Build(SchemaPrinter.Print(schema))));
    }

    [Fact]
    public void Thousands_of_unknown_names_end_at_the_error_limit()
    {
        var sdl = new StringBuilder("type Query {\n");
        for (var i = 0; i < Many; i++)
        {
            sdl.Append($"field{i}(arg: Unknown{i}): Unknwon{i} @unknown{i}\n");
        }

        sdl.Append("}\n");
        for (var i = 0; i < Many; i++)
        {
            sdl.Append($"scalar Unknown_{i}\n");
        }

        var errors = Refused(sdl.ToString()).Errors;

        Assert.Equal(1001, errors.Length);
        Assert.Contains("Did you mean", errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_defined_twice_is_told_in_one_go()
    {
        var sdl = string.Concat(Enumerable.Range(0, 300).Select(i => $"type T{i} {{ a(x: Int): Int }}\n"));

        Assert.Equal(600, Refused(sdl + sdl).Errors.Length);
    }

    [Fact]
    public void Large_defaults_of_large_input_objects_are_checked()
    {
        var fields = string.Join(' ', Enumerable.Range(0, 300).Select(i => $"f{i}: Int next{i}: I"));
        var values = string.Join(", ", Enumerable.Repeat("{ f0: 1 }", 3000));

        Assert.NotNull(Build($"type Query {{ a(x: [I] = [{values}]): Int }} input I {{ {fields} }}"));
        Assert.Equal(
            1001,
            Refused($"type Query {{ a(x: [I] = [{values.Replace('1', 'A')}]): Int }} input I {{ {fields} }}").Errors.Length);
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public void Damaged_schemas_end_in_a_schema_or_in_the_three_kinds_of_errors(int seed)
    {
        var random = new SeededRandom(seed);
        for (var i = 0; i < 400; i++)
        {
            var sdl = TextMutation.MutateTokens(random, new SdlGenerator(random).Generate(), most: 4);
            var outcome = Record.Exception(() => Build(sdl));

            Assert.True(outcome is null or SchemaException or GraphQLSyntaxException, $"{outcome}\n{sdl}");
        }
    }

    [Fact]
    public void An_unknown_rule_name_is_an_error_that_names_the_rules()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            SdlValidator.Validate(Language.Parsing.Parser.Parse("type A"), ruleNames: ["NopeRule"]));

        Assert.Contains("LoneSchemaDefinitionRule", error.Message, StringComparison.Ordinal);
        Assert.Equal(15, SdlRules.Names.Length);
    }

    private static string Chain(string link, string last)
    {
        var sdl = new StringBuilder("type Query { a(x: I0): Int }\n");
        for (var i = 0; i < Many; i++)
        {
            sdl.AppendFormat(null, link, i, i + 1).Append('\n');
        }

        return sdl.AppendFormat(null, last, Many).ToString();
    }

    private static Schema Build(string sdl) => SchemaBuilder.Build(new Source(sdl));

    private static SchemaException Refused(string sdl) => Assert.Throws<SchemaException>(() => Build(sdl));
}
