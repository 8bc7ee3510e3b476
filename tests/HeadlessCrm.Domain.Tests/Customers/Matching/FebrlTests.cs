using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Tests;

namespace HeadlessCrm.Domain.Tests.Customers.Matching;

/// <summary>The published FEBRL sets: records rec-N-org and rec-N-dup-K are of one person. One configuration for all of them.</summary>
public sealed class FebrlTests
{
    private static readonly string Folder = Path.Combine(Needs.RepositoryRoot, "..", "shared", "data");

    private static readonly MatchField[] Columns =
    [
        MatchField.GivenName, MatchField.FamilyName, MatchField.StreetNumber, MatchField.Street, MatchField.AddressLine2,
        MatchField.Locality, MatchField.PostalCode, MatchField.Region, MatchField.BirthDate, MatchField.DocumentNumber,
    ];

    [Theory]
    [InlineData("febrl_dataset1.csv", true, 500, 0.99, 0.97)]
    [InlineData("febrl_dataset2.csv", true, 1_934, 0.99, 0.97)]
    [InlineData("febrl_dataset3.csv", true, 6_538, 0.99, 0.97)]
    [InlineData("febrl_dataset1.csv", false, 500, 0.98, 0.94)]
    [InlineData("febrl_dataset2.csv", false, 1_934, 0.98, 0.94)]
    [InlineData("febrl_dataset3.csv", false, 6_538, 0.98, 0.94)]
    public void Finds_who_is_who(string file, bool withNumber, int truePairs, double precision, double recall)
    {
        var path = Path.Combine(Folder, file);
        Assert.SkipWhen(!File.Exists(path), $"{file} is not beside the repository.");
        var rows = File.ReadLines(path).Skip(1).Select(line => line.Split(',', StringSplitOptions.TrimEntries)).ToArray();
        var records = rows.Select((row, index) => MatchRecord.Create(
            $"{index}",
            Columns.Select((field, column) => KeyValuePair.Create(field, (string?)row[column + 1]))
                .Where(pair => withNumber || pair.Key != MatchField.DocumentNumber))).ToArray();

        var result = new MatchBatch(MatchConfiguration.Default).Run(records);

        var people = result.Records.Select(record => rows[int.Parse(record.Id)][0].Split('-')[1]).ToArray();
        var found = MatchEvaluation.Of(result.Clusters, people);
        Assert.Equal(truePairs, found.TruePositives + found.FalseNegatives);
        Assert.True(found.Precision >= precision && found.Recall >= recall, $"{found}");
    }
}
