using HeadlessCrm.Benchmarks.Matching;
using HeadlessCrm.Domain.Customers.Matching.Similarity;

namespace HeadlessCrm.Domain.Tests.Customers.Matching.Similarity;

public sealed class DamerauLevenshteinTests
{
    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("saturday", "sunday", 3)]
    [InlineData("smith", "smiht", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("same", "same", 0)]
    [InlineData("19560409", "19560490", 1)]
    public void Gives_known_distances(string one, string other, int distance)
    {
        Assert.Equal(distance, DamerauLevenshtein.Distance(one, other));
        Assert.Equal(distance, DamerauLevenshtein.Distance(other, one));
    }

    /// <summary>Against the definition as a full table.</summary>
    [Fact]
    public void Agrees_with_the_table_of_the_definition_under_every_limit()
    {
        var choice = new SeededChoice(1964);
        for (var i = 0; i < 3_000; i++)
        {
            var (one, other) = (Word(choice), Word(choice));
            var expected = ByDefinition(one, other);
            Assert.Equal(expected, DamerauLevenshtein.Distance(one, other));
            for (var limit = 0; limit < 5; limit++)
            {
                var found = DamerauLevenshtein.Distance(one, other, limit);
                Assert.True(expected <= limit ? found == expected : found > limit, $"{one} {other} {limit}: {found}, not {expected}");
            }
        }
    }

    private static string Word(SeededChoice choice) =>
        string.Concat(Enumerable.Range(0, choice.Below(9)).Select(_ => (char)('a' + choice.Below(3))));

    private static int ByDefinition(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                table[i, j] = i == 0 || j == 0
                    ? i + j
                    : new[]
                    {
                        table[i - 1, j] + 1,
                        table[i, j - 1] + 1,
                        table[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1),
                        i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] ? table[i - 2, j - 2] + 1 : int.MaxValue,
                    }.Min();
            }
        }

        return table[one.Length, other.Length];
    }
}
