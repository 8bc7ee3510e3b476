using HeadlessCrm.GraphQL.Language.Parsing;

namespace HeadlessCrm.GraphQL.Language.Tests.Parsing;

public sealed class ParserErrorTests
{
    [Theory]
    [InlineData("{", "Expected Name, found <EOF>.", 1, 2)]
    [InlineData("{ a }\n}", "Unexpected \"}\".", 2, 1)]
    [InlineData("", "Unexpected <EOF>.", 1, 1)]
    [InlineData("\r\n\r  {a:}", "Expected Name, found \"}\".", 3, 6)]
    [InlineData("query Q($a Int) { a }", "Expected \":\", found Name \"Int\".", 1, 12)]
    [InlineData("{ ...on }", "Expected Name, found \"}\".", 1, 9)]
    [InlineData("fragment on on T { a }", "Unexpected Name \"on\".", 1, 10)]
    [InlineData("fragment \"on\" on T { a }", "Unexpected String \"on\".", 1, 10)]
    [InlineData("notAnOperation Foo { a }", "Unexpected Name \"notAnOperation\".", 1, 1)]
    [InlineData("\"d\" { a }", "Unexpected description, descriptions are not supported on shorthand queries.", 1, 1)]
    [InlineData("\"d\" extend type A @b", "Unexpected description, only GraphQL definitions support descriptions.", 1, 1)]
    [InlineData("\"d\" 1", "Unexpected Int \"1\".", 1, 5)]
    [InlineData("{ a(b: $) }", "Expected Name, found \")\".", 1, 9)]
    [InlineData("query ($a: Int = $b) { a }", "Unexpected variable \"$b\" in constant value.", 1, 18)]
    [InlineData("{ a() }", "Expected Name, found \")\".", 1, 5)]
    [InlineData("extend scalar A", "Unexpected <EOF>.", 1, 16)]
    [InlineData("extend fragment F on A { b }", "Unexpected Name \"fragment\".", 1, 8)]
    [InlineData("enum A { true }", "Name \"true\" is reserved and cannot be used for an enum value.", 1, 10)]
    [InlineData("enum A { \"x\" \"null\" }", "String \"null\" is reserved and cannot be used for an enum value.", 1, 14)]
    [InlineData("directive @a on FIELD | NOWHERE", "Unexpected Name \"NOWHERE\".", 1, 25)]
    [InlineData("schema { }", "Expected Name, found \"}\".", 1, 10)]
    [InlineData("schema { queries: A }", "Unexpected Name \"queries\".", 1, 10)]
    [InlineData("type A { }", "Expected Name, found \"}\".", 1, 10)]
    [InlineData("union A = |", "Expected Name, found <EOF>.", 1, 12)]
    public void Says_what_was_expected_and_what_was_found(string text, string message, int line, int column) =>
        AssertError(text, message, line, column);

    [Theory]
    [InlineData("{ a(b: 01) }", "Invalid number, unexpected digit after 0: \"1\".", 9)]
    [InlineData("{ a(b: 1.) }", "Invalid number, expected digit but got: \")\".", 10)]
    [InlineData("{ a(b: 1.2.3) }", "Invalid number, expected digit but got: \".\".", 11)]
    [InlineData("{ a(b: -", "Invalid number, expected digit but got: <EOF>.", 9)]
    [InlineData("{ a(b: 1e+A) }", "Invalid number, expected digit but got: \"A\".", 11)]
    [InlineData("{ a(b: .12) }", "Invalid number, expected digit before \".\", did you mean \"0.12\"?", 8)]
    [InlineData("{ ..a }", "Unexpected \"..\", did you mean \"...\"?", 3)]
    [InlineData("{ .a }", "Unexpected character: \".\".", 3)]
    [InlineData("{ a(b: 'c') }", "Unexpected single quote character ('), did you mean to use a double quote (\")?", 8)]
    [InlineData("{ a(b: \"c) }", "Unterminated string.", 13)]
    [InlineData("{ a(b: \"c\nd\") }", "Unterminated string.", 10)]
    [InlineData("{ a(b: \"\"\"c) }", "Unterminated string.", 15)]
    [InlineData("{ a(b: \"\\x\") }", "Invalid character escape sequence: \"\\x\".", 9)]
    [InlineData("{ a(b: \"\\u00G0\") }", "Invalid Unicode escape sequence: \"\\u00G0\".", 9)]
    [InlineData("{ a(b: \"\\uD800\") }", "Invalid Unicode escape sequence: \"\\uD800\".", 9)]
    [InlineData("{ a(b: \"\\u{}\") }", "Invalid Unicode escape sequence: \"\\u{}\".", 9)]
    [InlineData("{ a(b: \"\\u{110000}\") }", "Invalid Unicode escape sequence: \"\\u{110000}\".", 9)]
    [InlineData("{ a(b: \"\\u{FFFFFFFF}\") }", "Invalid Unicode escape sequence: \"\\u{FFFFFFFF\".", 9)]
    [InlineData("{ \u0007 }", "Unexpected character: U+0007.", 3)]
    [InlineData("{ \U0001F600 }", "Unexpected character: U+1F600.", 3)]
    public void Says_which_character_is_wrong(string text, string message, int column) =>
        AssertError(text, message, 1, column);

    [Fact]
    public void Refuses_unpaired_surrogates_everywhere()
    {
        // Not theory data: attributes are stored as UTF-8, which cannot hold them.
        AssertError("{ \uD800 }", "Invalid character: U+D800.", 1, 3);
        AssertError("{ # \uDEAD\n }", "Invalid character: U+DEAD.", 1, 5);
        AssertError("{ a(b: \"\uDEAD\") }", "Invalid character within String: U+DEAD.", 1, 9);
        AssertError("{ a(b: \"\"\"\uD83D\"\"\") }", "Invalid character within String: U+D83D.", 1, 11);
    }

    private static void AssertError(string text, string message, int line, int column)
    {
        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(text)).Error;

        Assert.Equal("Syntax Error: " + message, error.Message);
        Assert.Equal([new SourceLocation(line, column)], error.Locations);
    }
}
