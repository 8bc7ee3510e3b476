using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.Printing;
using HeadlessCrm.GraphQL.Language.Tests.Generation;

namespace HeadlessCrm.GraphQL.Language.Tests.Printing;

public sealed class PrinterTests
{
    [Theory]
    [InlineData("{a}", "{\n  a\n}")]
    [InlineData("{}", "{}")]
    [InlineData("query{a{}}", "{\n  a {}\n}")]
    [InlineData("query($a:Int){a}", "query ($a: Int) {\n  a\n}")]
    [InlineData("query@a{b}", "query @a {\n  b\n}")]
    [InlineData("\"d\"query{a}", "\"d\"\nquery {\n  a\n}")]
    [InlineData("query(\"x\"$a:Int,$b:Int=[1]){a}", "query (\n\"x\"\n$a: Int\n$b: Int = [1]\n) {\n  a\n}")]
    [InlineData("{a(b:{})}", "{\n  a(b: {  })\n}")]
    [InlineData("type A", "type A")]
    [InlineData("type A{a(b:Int,\"d\"c:Int):B}", "type A {\n  a(\n    b: Int\n    \"d\"\n    c: Int\n  ): B\n}")]
    [InlineData("union A=|B|C", "union A = B | C")]
    [InlineData("directive@a repeatable on|FIELD|QUERY", "directive @a repeatable on FIELD | QUERY")]
    [InlineData("{a(b:\"\"\"c\n d\"\"\")}", "{\n  a(b: \"\"\"\n  c\n  d\n  \"\"\")\n}")]
    public void Prints_in_one_layout_however_it_was_written(string text, string printed) =>
        Assert.Equal(printed, Printer.Print(Parser.Parse(text)));

    [Theory]
    [InlineData(80, false)]
    [InlineData(81, true)]
    public void Breaks_arguments_and_values_that_are_longer_than_eighty_characters(int length, bool broken)
    {
        var digits = new string('1', length - "a(b: )".Length);
        var list = new string('1', length - "[]".Length);
        var fields = new string('1', length - "{ b:  }".Length);

        Assert.Equal(
            broken ? $"{{\n  a(\n    b: {digits}\n  )\n}}" : $"{{\n  a(b: {digits})\n}}",
            Printer.Print(Parser.Parse($"{{a(b:{digits})}}")));
        Assert.Equal(
            broken ? $"[\n  {list}\n]" : $"[{list}]",
            Printer.Print(Parser.ParseValue(new Source($"[{list}]"))));
        Assert.Equal(
            broken ? $"{{\n  b: {fields}\n}}" : $"{{ b: {fields} }}",
            Printer.Print(Parser.ParseValue(new Source($"{{b:{fields}}}"))));
    }

    [Fact]
    public void Prints_nodes_that_a_program_made()
    {
        var name = new NameNode(default, "a");
        var value = new ListValueNode(default, [new StringValueNode(default, "\"\u0085\n", block: false), new NullValueNode(default)]);
        var field = new FieldNode(default, null, name, [new ArgumentNode(default, name, value)], [], null);

        Assert.Equal("a(a: [\"\\\"\\u0085\\n\", null])", Printer.Print(field));
    }

    [Theory]
    [InlineData("Customer.name")]
    [InlineData("Query.customers(first:)")]
    [InlineData("@cost(weight:)")]
    public void Prints_schema_coordinates(string text) =>
        Assert.Equal(text, Printer.Print(Parser.ParseSchemaCoordinate(new Source(text))));

    [Fact]
    public void Prints_every_kind_of_node_of_a_document_alone()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var document = Parser.Parse(SyntaxGenerator.Document(new SeededRandom(seed)));
            Assert.All(SyntaxTree.Nodes(document), node => Assert.NotEmpty(Printer.Print(node)));
        }
    }

    [Fact]
    public void What_was_printed_is_read_back_and_printed_alike()
    {
        for (var seed = 0; seed < 1500; seed++)
        {
            var options = new ParserOptions { AllowFragmentArguments = seed % 2 == 0 };
            var text = SyntaxGenerator.Document(new SeededRandom(seed), options.AllowFragmentArguments);
            var printed = ParseAndPrint(text, options, seed);
            var again = ParseAndPrint(printed, options, seed);
            Assert.True(printed == again, $"seed {seed}:\n{printed}\n---\n{again}");
        }
    }

    [Fact]
    public void Measures_deeply_nested_values_once()
    {
        // A printer that tried every level on one line first would need 2^497 steps.
        const int levels = 500;
        const int levelsThatFitOneLine = 3;
        var text = string.Concat(Enumerable.Repeat("[12345678901234567890,", levels)) + "1" + new string(']', levels);
        var value = Parser.ParseValue(new Source(text));

        Assert.Equal((3 * (levels - levelsThatFitOneLine)) + 1, Printer.Print(value).Split('\n').Length);
        Assert.DoesNotContain("\n" + new string(' ', 201), Printer.PrintForError(value), StringComparison.Ordinal);
    }

    private static string ParseAndPrint(string text, ParserOptions options, int seed)
    {
        try
        {
            return Printer.Print(Parser.Parse(text, options));
        }
        catch (GraphQLSyntaxException exception)
        {
            Assert.Fail($"seed {seed}: {exception.Error} in\n{text}");
            return "";
        }
    }
}
