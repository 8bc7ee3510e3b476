using HeadlessCrm.GraphQL.Language.Tests.Generation;
using HeadlessCrm.GraphQL.Language.Validation;

namespace HeadlessCrm.GraphQL.Language.Tests.Validation;

public sealed class SuggestionsTests
{
    // The reference's own expectations of its suggestionList.
    [Theory]
    [InlineData("", "a", "a")]
    [InlineData("input", "", "")]
    [InlineData("greenish", "green", "green")]
    [InlineData("green", "greenish", "greenish")]
    [InlineData("verylongstring", "", "")]
    [InlineData("abc", "a ab abc", "abc ab a")]
    [InlineData("GREEN", "a b green", "green")]
    [InlineData("abc", "b a ab", "ab a b")]
    [InlineData("a", "az ax ay", "ax ay az")]
    [InlineData("axx", "axy ax0 axz ax10 ax2", "ax0 ax2 axy axz ax10")]
    public void Near_options_come_nearest_first(string input, string options, string expected) => Assert.Equal(
        expected,
        string.Join(' ', Suggestions.Near(input, options.Split(' ', StringSplitOptions.RemoveEmptyEntries))));

    [Theory]
    [InlineData("a", " Did you mean \"A\"?")]
    [InlineData("a b", " Did you mean \"A\" or \"B\"?")]
    [InlineData("a b c", " Did you mean \"A\", \"B\", or \"C\"?")]
    [InlineData("a b c d e f", " Did you mean \"A\", \"B\", \"C\", \"D\", or \"E\"?")]
    public void At_most_five_are_named(string options, string expected) =>
        Assert.Equal(expected, Suggestions.Sentence(options.ToUpperInvariant().Split(' ')));

    [Fact]
    public void The_distance_agrees_with_the_definition_computed_by_recursion()
    {
        var random = new SeededRandom(7);
        for (var i = 0; i < 2000; i++)
        {
            var left = Word(random);
            var right = Word(random);
            var expected = left == right ? 0 : Distance(left, right, left.Length, right.Length);
            Assert.Equal(expected, new LexicalDistance(left).Measure(right, 99));
            Assert.Equal(expected <= 2 ? expected : -1, new LexicalDistance(left).Measure(right, 2));
        }
    }

    private static string Word(SeededRandom random) =>
        string.Concat(Enumerable.Range(0, random.Between(0, 6)).Select(_ => random.Pick(["a", "b", "c"])));

    private static int Distance(string left, string right, int i, int j)
    {
        if (i == 0 || j == 0)
        {
            return i + j;
        }

        var best = Math.Min(Distance(left, right, i - 1, j), Distance(left, right, i, j - 1)) + 1;
        best = Math.Min(best, Distance(left, right, i - 1, j - 1) + (left[i - 1] == right[j - 1] ? 0 : 1));
        return i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]
            ? Math.Min(best, Distance(left, right, i - 2, j - 2) + 1)
            : best;
    }
}
