using System.Text;
using HeadlessCrm.Api.Customers.Matching;
using HeadlessCrm.Api.Hosting;
using HeadlessCrm.Tests;

namespace HeadlessCrm.Api.Tests.Customers.Matching;

/// <summary><c>match evaluate</c>: what it prints, and what it refuses and how.</summary>
public sealed class MatchEvaluateTests : IDisposable
{
    private static readonly string Febrl = Path.Combine(Needs.RepositoryRoot, "..", "shared", "data", "febrl_dataset1.csv");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(null, 0.99, 0.97)]
    [InlineData("soc_sec_id", 0.98, 0.94)]
    public void Prints_the_counts_of_a_published_set(string? without, double precision, double recall)
    {
        Assert.SkipWhen(!File.Exists(Febrl), "febrl_dataset1.csv is not beside the repository.");

        var printed = Print(new PeopleOptions(Febrl, "rec_id", PeopleOptions.FebrlPerson, without is null ? [] : [without], null));

        Assert.Equal("1000", printed["records"]);
        Assert.Equal(500, Number(printed["true positives"]) + Number(printed["false negatives"]));
        Assert.True(Number(printed["precision"]) >= precision);
        Assert.True(Number(printed["recall"]) >= recall);
        Assert.All(
            ["false positives", "F1", "candidate pairs", "pairs for review", "seconds"],
            name => Assert.True(Number(printed[name]) >= 0));
        Assert.DoesNotContain("rec_id", printed["columns"], StringComparison.Ordinal);
        Assert.Equal(without is null, printed["columns"].Contains("soc_sec_id", StringComparison.Ordinal));
    }

    [Fact]
    public void Columns_are_known_by_their_names_or_by_a_mapping()
    {
        var file = Write("people.csv", "who;Apellidos;fecha\nx-org;Quispe;1980-05-14\nx-dup-0;Quispe;1980-05-14\n");
        var mapping = Write("mapping.json", """{ "columns": { "birthDate": "fecha" }, "delimiter": ";" }""");

        var printed = Print(new PeopleOptions(file, "who", PeopleOptions.FebrlPerson, [], mapping));

        Assert.Equal("Apellidos, fecha", printed["columns"]);
        Assert.Equal(1, Number(printed["true positives"]) + Number(printed["false negatives"]));
    }

    [Theory]
    [InlineData("rec-7-org", "rec-7-dup-12", 1)]
    [InlineData("anna", "anna", 1)]
    [InlineData("rec-7-org", "rec-71-org", 0)]
    public void The_person_is_what_stands_before_the_ending(string one, string other, int truePairs)
    {
        var file = Write("people.csv", $"id,surname\n{one},quispe\n{other},mamani\n");

        var printed = Print(new PeopleOptions(file, "id", PeopleOptions.FebrlPerson, [], null));

        Assert.Equal(truePairs, Number(printed["true positives"]) + Number(printed["false negatives"]));
    }

    [Fact]
    public void A_pattern_of_its_own_names_the_person()
    {
        var file = Write("people.csv", "id,surname\ncrm/12,quispe\ndms/12,quispe\n");

        var printed = Print(new PeopleOptions(file, "id", "/(?<person>.*)$", [], null));

        Assert.Equal(1, Number(printed["true positives"]) + Number(printed["false negatives"]));
    }

    [Theory]
    [InlineData("id,surname\na,b\n", "truth", "", "no column truth for --truth")]
    [InlineData("id,surname\na,b\n", "id", "colour", "no column colour for --without")]
    [InlineData("id,surname\na,b\n", "id", "surname", "is left to match by")]
    [InlineData("id,colour\na,b\n", "id", "", "is left to match by")]
    [InlineData("id,surname\na,\"b\nc,d\n", "id", "", "line 2")]
    [InlineData("id,surname\na,b,c\n", "id", "", "another number of fields")]
    [InlineData("id,surname\n,b\n", "id", "", "not known whose record")]
    [InlineData("", "id", "", "is empty")]
    public void Refuses_what_cannot_be_evaluated(string text, string truth, string without, string because)
    {
        var options = new PeopleOptions(
            Write("people.csv", text), truth, PeopleOptions.FebrlPerson, without.Length == 0 ? [] : [without], null);

        Refuses(options, because);
    }

    [Fact]
    public void Refuses_a_file_that_is_not_there() =>
        Refuses(new PeopleOptions(folder["none.csv"], "id", PeopleOptions.FebrlPerson, [], null), "There is no file");

    [Fact]
    public void Refuses_a_file_in_Latin_1()
    {
        var file = folder["latin1.csv"];
        File.WriteAllBytes(file, Encoding.Latin1.GetBytes("id,surname\na,Muñoz\n"));

        Refuses(new PeopleOptions(file, "id", PeopleOptions.FebrlPerson, [], null), "is not UTF-8 (byte 0xF1)");
    }

    [Theory]
    [InlineData("(", "not a regular expression")]
    [InlineData("^.*$", "no group")]
    [InlineData("^(?<person>x)$", "does not fit")]
    public void Refuses_a_pattern_that_names_nobody(string pattern, string because) =>
        Refuses(new PeopleOptions(Write("people.csv", "id,surname\na,b\n"), "id", pattern, [], null), because);

    private static void Refuses(PeopleOptions options, string because)
    {
        var refusal = Assert.Throws<StartupException>(() => Print(options));
        Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Print(PeopleOptions options)
    {
        var output = new StringWriter();
        new MatchingReport(output).Print(options, TestContext.Current.CancellationToken);
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ToDictionary(line => line[..17].TrimEnd(), line => line[17..].Trim());
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private string Write(string name, string text)
    {
        File.WriteAllText(folder[name], text);
        return folder[name];
    }
}
