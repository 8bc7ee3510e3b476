using HeadlessCrm.Domain.Customers.Matching.Similarity;

namespace HeadlessCrm.Domain.Tests.Customers.Matching.Similarity;

/// <summary>Against the values Winkler published (Overview of Record Linkage and Current Research Directions, 2006, table 6).</summary>
public sealed class JaroWinklerTests
{
    [Theory]
    [InlineData("SHACKLEFORD", "SHACKELFORD", 0.970, 0.982)]
    [InlineData("DUNNINGHAM", "CUNNIGHAM", 0.896, 0.896)]
    [InlineData("NICHLESON", "NICHULSON", 0.926, 0.956)]
    [InlineData("JONES", "JOHNSON", 0.790, 0.832)]
    [InlineData("MASSEY", "MASSIE", 0.889, 0.933)]
    [InlineData("ABROMS", "ABRAMS", 0.889, 0.922)]
    [InlineData("JERALDINE", "GERALDINE", 0.926, 0.926)]
    [InlineData("MARTHA", "MARHTA", 0.944, 0.961)]
    [InlineData("MICHELLE", "MICHAEL", 0.869, 0.921)]
    [InlineData("JULIES", "JULIUS", 0.889, 0.933)]
    [InlineData("TANYA", "TONYA", 0.867, 0.880)]
    [InlineData("DWAYNE", "DUANE", 0.822, 0.840)]
    [InlineData("SEAN", "SUSAN", 0.783, 0.805)]
    [InlineData("JON", "JOHN", 0.917, 0.933)]
    [InlineData("DIXON", "DICKSONX", 0.767, 0.813)]
    public void Gives_the_published_values(string one, string other, double jaro, double winkler)
    {
        Assert.Equal(jaro, JaroWinkler.JaroSimilarity(one, other), 0.0006);
        Assert.Equal(winkler, JaroWinkler.Similarity(one, other), 0.0006);
        Assert.Equal(winkler, JaroWinkler.Similarity(other, one), 0.0006);
    }

    [Fact]
    public void Is_one_for_equal_texts_and_zero_for_texts_with_nothing_in_common()
    {
        Assert.Equal(1, JaroWinkler.Similarity("quispe", "quispe"));
        Assert.Equal(1, JaroWinkler.Similarity("", ""));
        Assert.Equal(0, JaroWinkler.Similarity("abc", ""));
        Assert.Equal(0, JaroWinkler.Similarity("abc", "xyz"));
    }
}
