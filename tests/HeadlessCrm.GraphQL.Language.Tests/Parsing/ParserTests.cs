using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Parsing;

namespace HeadlessCrm.GraphQL.Language.Tests.Parsing;

public sealed class ParserTests
{
    [Fact]
    public void Reads_an_operation_with_all_its_parts()
    {
        var document = Parser.Parse(
            "\"what it does\" mutation Earn($id: ID! = \"x\" @a, \"how many\" $n: [Int!]) @b(c: $n) { alias: earn(id: $id) { ...F } }");

        var operation = Assert.IsType<OperationDefinitionNode>(Assert.Single(document.Definitions));
        Assert.Equal("what it does", operation.Description?.Value);
        Assert.Equal(OperationKind.Mutation, operation.Operation);
        Assert.Equal("Earn", operation.Name?.Value);
        Assert.Equal(["id", "n"], operation.VariableDefinitions.Select(variable => variable.Variable.Name.Value));
        Assert.Equal("x", Assert.IsType<StringValueNode>(operation.VariableDefinitions[0].DefaultValue).Value);
        Assert.Equal("a", Assert.Single(operation.VariableDefinitions[0].Directives).Name.Value);
        Assert.Equal("how many", operation.VariableDefinitions[1].Description?.Value);
        Assert.Equal("b", Assert.Single(operation.Directives).Name.Value);
        var field = Assert.IsType<FieldNode>(Assert.Single(operation.SelectionSet.Selections));
        Assert.Equal("alias", field.ResponseKey);
        Assert.Equal("earn", field.Name.Value);
        Assert.IsType<VariableNode>(Assert.Single(field.Arguments).Value);
        var spread = Assert.IsType<FragmentSpreadNode>(Assert.Single(field.SelectionSet!.Selections));
        Assert.Equal("F", spread.Name.Value);
    }

    [Fact]
    public void Tells_an_empty_selection_set_from_none()
    {
        var query = (OperationDefinitionNode)Parser.Parse("{ a {} b }").Definitions[0];

        Assert.Empty(((FieldNode)query.SelectionSet.Selections[0]).SelectionSet!.Selections);
        Assert.Null(((FieldNode)query.SelectionSet.Selections[1]).SelectionSet);
    }

    [Fact]
    public void Reads_directives_on_a_directive_definition_and_its_extension()
    {
        var document = Parser.Parse("directive @a(b: Int = 1) @deprecated repeatable on | FIELD | QUERY extend directive @a @c");

        var definition = Assert.IsType<DirectiveDefinitionNode>(document.Definitions[0]);
        Assert.True(definition.Repeatable);
        Assert.Equal("deprecated", Assert.Single(definition.Directives).Name.Value);
        Assert.Equal(["FIELD", "QUERY"], definition.Locations.Select(location => location.Value));
        var extension = Assert.IsType<DirectiveExtensionNode>(document.Definitions[1]);
        Assert.Equal("c", Assert.Single(extension.Directives).Name.Value);
    }

    [Fact]
    public void Reads_fragment_arguments_only_when_they_are_allowed()
    {
        const string text = "{ ...F(a: 1) } fragment F($a: Int) on T { b }";

        var document = Parser.Parse(text, new ParserOptions { AllowFragmentArguments = true });

        Assert.Single(((FragmentDefinitionNode)document.Definitions[1]).VariableDefinitions);
        Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(text));
    }

    [Fact]
    public void Gives_every_list_of_a_node_a_value()
    {
        var document = Parser.Parse("type A interface B union C enum D input E directive @f on FIELD { a } fragment G on A { b }");

        foreach (var definition in document.Definitions)
        {
            Assert.All(
                definition.GetType().GetProperties().Where(property => property.PropertyType.Name == "ImmutableArray`1"),
                property => Assert.NotNull(((System.Collections.IEnumerable)property.GetValue(definition)!).GetEnumerator()));
        }
    }

    [Theory]
    [InlineData("[[Int!]]!", SyntaxKind.NonNullType)]
    [InlineData("[Int]", SyntaxKind.ListType)]
    [InlineData("Int", SyntaxKind.NamedType)]
    public void Reads_a_type_alone(string text, SyntaxKind kind) =>
        Assert.Equal(kind, Parser.ParseType(new Source(text)).Kind);

    [Theory]
    [InlineData("$v", SyntaxKind.Variable)]
    [InlineData("-0", SyntaxKind.IntValue)]
    [InlineData("1e3", SyntaxKind.FloatValue)]
    [InlineData("\"\"\"a\"\"\"", SyntaxKind.StringValue)]
    [InlineData("false", SyntaxKind.BooleanValue)]
    [InlineData("null", SyntaxKind.NullValue)]
    [InlineData("NULL", SyntaxKind.EnumValue)]
    [InlineData("[1 {}]", SyntaxKind.ListValue)]
    [InlineData("{ a: $b }", SyntaxKind.ObjectValue)]
    public void Reads_a_value_alone(string text, SyntaxKind kind) =>
        Assert.Equal(kind, Parser.ParseValue(new Source(text)).Kind);

    [Fact]
    public void Refuses_a_variable_in_a_constant_value()
    {
        var exception = Assert.Throws<GraphQLSyntaxException>(() => Parser.ParseConstValue(new Source("[1, $a]")));

        Assert.Equal("Syntax Error: Unexpected variable \"$a\" in constant value.", exception.Error.Message);
        Assert.Equal([new SourceLocation(1, 5)], exception.Error.Locations);
    }

    [Theory]
    [InlineData("Customer", SyntaxKind.TypeCoordinate)]
    [InlineData("Customer.name", SyntaxKind.MemberCoordinate)]
    [InlineData("Query.customers(first:)", SyntaxKind.ArgumentCoordinate)]
    [InlineData("@cost", SyntaxKind.DirectiveCoordinate)]
    [InlineData("@cost(weight:)", SyntaxKind.DirectiveArgumentCoordinate)]
    public void Reads_a_schema_coordinate(string text, SyntaxKind kind)
    {
        var coordinate = Parser.ParseSchemaCoordinate(new Source(text));

        Assert.Equal(kind, coordinate.Kind);
        Assert.Equal((0, text.Length), (coordinate.Span.Start, coordinate.Span.End));
    }

    [Theory]
    [InlineData("A .b", "Invalid character: \" \".", 2)]
    [InlineData("A.b(c:) ", "Invalid character: \" \".", 8)]
    [InlineData("A.b(c)", "Expected \":\", found \")\".", 6)]
    [InlineData("A(b:)", "Expected <EOF>, found \"(\".", 2)]
    [InlineData("@a.b", "Expected <EOF>, found \".\".", 3)]
    [InlineData("@a(b:)c", "Expected <EOF>, found Name \"c\".", 7)]
    [InlineData("", "Expected Name, found <EOF>.", 1)]
    [InlineData("A.\uD83D\uDE00", "Invalid character: U+1F600.", 3)]
    public void Refuses_what_is_no_schema_coordinate(string text, string message, int column)
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.ParseSchemaCoordinate(new Source(text))).Error;

        Assert.Equal("Syntax Error: " + message, error.Message);
        Assert.Equal([new SourceLocation(1, column)], error.Locations);
    }

    [Fact]
    public void Shares_the_string_of_a_name_that_documents_repeat()
    {
        var first = (OperationDefinitionNode)Parser.Parse("{ aNameOfThisTestOnly }").Definitions[0];
        var second = (OperationDefinitionNode)Parser.Parse("{ x: aNameOfThisTestOnly }").Definitions[0];

        Assert.Same(
            ((FieldNode)first.SelectionSet.Selections[0]).Name.Value,
            ((FieldNode)second.SelectionSet.Selections[0]).Name.Value);
    }
}
