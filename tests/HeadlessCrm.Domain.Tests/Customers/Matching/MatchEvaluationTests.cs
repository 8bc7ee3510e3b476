using HeadlessCrm.Domain.Customers.Matching;

namespace HeadlessCrm.Domain.Tests.Customers.Matching;

public sealed class MatchEvaluationTests
{
    [Fact]
    public void Counts_pairs()
    {
        // Clusters {a,b,c} {d,e}; people {a,b} {c,d,e}: found ab ac bc de, true ab cd ce de.
        var found = MatchEvaluation.Of([1, 1, 1, 2, 2], ["x", "x", "y", "y", "y"]);

        Assert.Equal(new MatchEvaluation(TruePositives: 2, FalsePositives: 2, FalseNegatives: 2), found);
        Assert.Equal(0.5, found.Precision);
        Assert.Equal(0.5, found.Recall);
        Assert.Equal(0.5, found.F1);
    }

    [Fact]
    public void Nothing_to_find_and_nothing_found_is_perfect()
    {
        var found = MatchEvaluation.Of([1, 2], ["x", "y"]);

        Assert.Equal((1, 1, 1), (found.Precision, found.Recall, found.F1));
    }

    [Fact]
    public void Refuses_lists_of_different_length() =>
        Assert.Throws<ArgumentException>(() => MatchEvaluation.Of([1], ["x", "y"]));
}
