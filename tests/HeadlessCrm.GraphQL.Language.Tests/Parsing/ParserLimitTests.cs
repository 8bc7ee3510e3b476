using System.Runtime.ExceptionServices;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.Printing;

namespace HeadlessCrm.GraphQL.Language.Tests.Parsing;

public sealed class ParserLimitTests
{
    private const int Flood = 100_000;
    private const int SmallStack = 1024 * 1024;

    [Fact]
    public void Counts_tokens_and_stops_at_the_first_too_many()
    {
        Parser.Parse("{ foo }", new ParserOptions { MaxTokens = 3 });

        var error = Assert.Throws<GraphQLSyntaxException>(
            () => Parser.Parse("{ # not a token\n foo }", new ParserOptions { MaxTokens = 2 })).Error;

        Assert.Equal("Syntax Error: Document contains more than 2 tokens. Parsing aborted.", error.Message);
        Assert.Equal([new SourceLocation(2, 6)], error.Locations);
    }

    [Fact]
    public void Says_how_deep_a_document_may_be()
    {
        var options = new ParserOptions { MaxDepth = 3 };
        Parser.Parse("{ a(b: [[1]]) { c { d } } }", options);

        var error = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse("{ a { b { c { d } } } }", options)).Error;

        Assert.Equal("Syntax Error: Document is nested deeper than 3 levels. Parsing aborted.", error.Message);
        Assert.Equal([new SourceLocation(1, 15)], error.Locations);
    }

    [Theory]
    [InlineData("", "{a", "", "}")]
    [InlineData("", "{a", "", "")]
    [InlineData("", "{...", "{a}", "}")]
    [InlineData("{a(b:", "[", "1", "]")]
    [InlineData("{a(b:", "[", "", "")]
    [InlineData("{a(b:", "{c:", "1", "}")]
    [InlineData("query($a:", "[", "Int", "]")]
    [InlineData("type A{b(c:Int=", "[", "1", "]")]
    [InlineData("type A @b(c:", "{d:", "1", "}")]
    public void Refuses_what_is_nested_too_deep_without_exhausting_a_small_stack(
        string start, string open, string middle, string close)
    {
        var text = start + Repeat(open, Flood) + middle + Repeat(close, Flood);

        OnSmallStack(() =>
        {
            var byDepth = Assert.Throws<GraphQLSyntaxException>(() => Parser.Parse(text));
            Assert.StartsWith("Syntax Error: Document is nested deeper than 500 levels.", byDepth.Message, StringComparison.Ordinal);

            var byStack = Assert.Throws<GraphQLSyntaxException>(
                () => Parser.Parse(text, new ParserOptions { MaxDepth = int.MaxValue }));
            Assert.StartsWith(
                "Syntax Error: Document is nested deeper than the stack allows", byStack.Message, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("", "{a", "", "}")]
    [InlineData("{a(b:", "[", "1", "]) }")]
    [InlineData("{a(b:", "{c:", "1", "}) }")]
    public void Reads_and_prints_what_is_nested_as_deep_as_allowed_on_a_small_stack(
        string start, string open, string middle, string close)
    {
        var closing = close[..1];
        var levels = ParserOptions.DefaultMaxDepth - (start.Length > 0 ? 1 : 0);
        var text = start + Repeat(open, levels) + middle + Repeat(closing, levels) + close[1..];

        OnSmallStack(() =>
        {
            var printed = Printer.Print(Parser.Parse(text));
            Assert.Equal(printed, Printer.Print(Parser.Parse(printed)));
        });
    }

    [Fact]
    public void Reads_wide_documents_whatever_the_depth_allowed()
    {
        var text = "{" + Repeat("a(b:[1]){c} ", Flood) + "}";

        var document = Parser.Parse(text, new ParserOptions { MaxDepth = 3 });

        Assert.Equal(text.Length, document.Span.End);
    }

    private static string Repeat(string part, int count) => string.Concat(Enumerable.Repeat(part, count));

    private static void OnSmallStack(Action action)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            SmallStack);
        thread.Start();
        thread.Join();
        failure?.Throw();
    }
}
