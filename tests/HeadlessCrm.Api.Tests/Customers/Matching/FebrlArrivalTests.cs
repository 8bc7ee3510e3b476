using System.Globalization;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.Api.Tests.Customers.Matching;

/// <summary>Published people arriving one by one at an empty store, which knows no model but the one to begin with.</summary>
public sealed class FebrlArrivalTests(CrmApi api) : IClassFixture<CrmApi>
{
    private static readonly string Febrl = Path.Combine(Needs.RepositoryRoot, "..", "shared", "data", "febrl_dataset1.csv");

    private static readonly string[] Names =
        ["streetNumber", "street", "addressLine2", "locality", "postalCode", "region", "birthDate", "documentNumber"];

    [Fact]
    public async Task Records_that_arrive_one_by_one_find_their_customers()
    {
        Assert.SkipWhen(!File.Exists(Febrl), "febrl_dataset1.csv is not beside the repository.");
        foreach (var line in File.ReadLines(Febrl).Skip(1))
        {
            await ArriveAsync(line.Split(',', StringSplitOptions.TrimEntries));
        }

        var (customers, people) = (new List<Guid>(), new List<string>());
        await api.Services.GetRequiredService<IMatchRecordStore>().ReadAllAsync(
            candidate =>
            {
                customers.Add(candidate.CustomerId);
                people.Add(candidate.Reference.Id.Split('-')[1]);
            },
            TestContext.Current.CancellationToken);
        var found = MatchEvaluation.Of(customers, people);

        Assert.Equal((1_000, 500), (customers.Count, found.TruePositives + found.FalseNegatives));
        Assert.True(found.Precision >= 0.99 && found.Recall >= 0.97, $"{found}");
    }

    private async Task ArriveAsync(string[] row)
    {
        var values = Names.Select((name, i) => Value(name, row[i + 3])).Where(one => one.value.Length > 0)
            .Select(one => new { one.name, one.value }).ToArray();
        var answer = await api.AskAsync(
            "mutation($input: CustomerUpsertInput!) { customerUpsert(input: $input) { errors { ... on UserError { message } } } }",
            new
            {
                input = new
                {
                    source = new { system = "febrl", externalId = row[0], values },
                    givenName = row[1],
                    familyName = row[2],
                    match = "LINK",
                },
            });
        Assert.Equal("[]", answer["customerUpsert.errors"].GetRawText());

        // A day that is not in the calendar is kept as it stands, as the import does.
        static (string name, string value) Value(string name, string text) =>
            name != "birthDate" ? (name, text)
            : DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? (name, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
                : ("birthDateAsGiven", text);
    }
}
