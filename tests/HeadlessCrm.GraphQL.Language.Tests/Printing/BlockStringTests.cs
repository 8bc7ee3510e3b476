using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.Printing;
using HeadlessCrm.GraphQL.Language.Tests.Generation;

namespace HeadlessCrm.GraphQL.Language.Tests.Printing;

public sealed class BlockStringTests
{
    private static readonly string[] Parts = ["a", " ", "\t", "\n", "\"", "\\", "\"\"\"", "\r", "text ", "\u000B", "é"];

    [Theory]
    [InlineData("", true)]
    [InlineData(" ", false)]
    [InlineData("\n", false)]
    [InlineData("a", true)]
    [InlineData(" a", true)]
    [InlineData("a\n b", true)]
    [InlineData(" a\n b", false)]
    [InlineData("a\n", false)]
    [InlineData("\na", false)]
    [InlineData("a\r\nb", false)]
    [InlineData("a\u0001", false)]
    public void Knows_what_a_block_string_can_hold(string value, bool printable) =>
        Assert.Equal(printable, BlockString.IsPrintable(value));

    [Theory]
    [InlineData("a", "\"\"\"a\"\"\"", "\"\"\"a\"\"\"")]
    [InlineData(" a", "\"\"\" a\"\"\"", "\"\"\" a\"\"\"")]
    [InlineData("a\"", "\"\"\"\na\"\n\"\"\"", "\"\"\"a\"\n\"\"\"")]
    [InlineData("a\\", "\"\"\"\na\\\n\"\"\"", "\"\"\"a\\\n\"\"\"")]
    [InlineData("a\"\"\"", "\"\"\"\na\\\"\"\"\n\"\"\"", "\"\"\"a\\\"\"\"\"\"\"")]
    [InlineData("a\n b", "\"\"\"\na\n b\n\"\"\"", "\"\"\"\na\n b\"\"\"")]
    [InlineData("a\nb", "\"\"\"\na\nb\n\"\"\"", "\"\"\"a\nb\"\"\"")]
    public void Prints_with_as_many_lines_as_is_readable_or_needed(string value, string printed, string minimized)
    {
        Assert.Equal(printed, BlockString.Print(value));
        Assert.Equal(minimized, BlockString.Print(value, minimize: true));
    }

    [Fact]
    public void What_can_be_held_is_read_back_unchanged()
    {
        var held = 0;
        for (var seed = 0; seed < 5000; seed++)
        {
            var random = new SeededRandom(seed);
            var value = string.Concat(Enumerable.Range(0, random.Between(0, 8)).Select(_ => random.Pick(Parts)));
            if (!BlockString.IsPrintable(value))
            {
                continue;
            }

            held++;
            Assert.Equal(value, Read(BlockString.Print(value)));
            Assert.Equal(value, Read(BlockString.Print(value, minimize: true)));
        }

        Assert.True(held > 500, $"only {held} texts were tried");
    }

    private static string Read(string literal) =>
        Assert.IsType<StringValueNode>(Parser.ParseConstValue(new Source(literal))).Value;
}
