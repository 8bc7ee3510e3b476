using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Parsing;

namespace HeadlessCrm.GraphQL.Language.Tests.Parsing;

public sealed class StringLiteralTests
{
    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"plain\"", "plain")]
    [InlineData("\"\\\" \\\\ \\/ \\b\\f\\n\\r\\t\"", "\" \\ / \b\f\n\r\t")]
    [InlineData("\"a\\u00e9b\"", "aéb")]
    [InlineData("\"\\uD83D\\uDE00\"", "\U0001F600")]
    [InlineData("\"\\u{1F600}\\u{00000041}\"", "\U0001F600A")]
    [InlineData("\"\U0001F600\"", "\U0001F600")]
    public void Resolves_escapes(string literal, string value) => AssertValue(literal, value, block: false);

    [Theory]
    [InlineData("\"\"\"\"\"\"", "")]
    [InlineData("\"\"\" a \"\"\"", " a ")]
    [InlineData("\"\"\"\n\n    Hello,\n      World!\n\n    Yours,\n      GraphQL.\n\n\"\"\"", "Hello,\n  World!\n\nYours,\n  GraphQL.")]
    [InlineData("\"\"\"a\r\n  b\r  c\"\"\"", "a\nb\nc")]
    [InlineData("\"\"\"\n  \t\n \n\"\"\"", "")]
    [InlineData("\"\"\"  first\n    second\n   third\"\"\"", "  first\n second\nthird")]
    [InlineData("\"\"\"\n    a\n \n    b\n\"\"\"", "a\n\nb")]
    [InlineData("\"\"\"say \\\"\"\"hi\\\"\"\" \\n \\u0041\"\"\"", "say \"\"\"hi\"\"\" \\n \\u0041")]
    public void Removes_common_indentation_of_block_strings(string literal, string value) =>
        AssertValue(literal, value, block: true);

    private static void AssertValue(string literal, string value, bool block)
    {
        var node = Assert.IsType<StringValueNode>(Parser.ParseValue(new Source(literal)));

        Assert.Equal(value, node.Value);
        Assert.Equal(block, node.Block);
    }
}
