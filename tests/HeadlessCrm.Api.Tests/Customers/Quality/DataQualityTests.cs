using HeadlessCrm.Domain.Customers.Quality;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.Api.Tests.Customers.Quality;

public sealed class DataQualityTests(CrmApi api) : IClassFixture<CrmApi>
{
    [Fact]
    public async Task Each_figure_shows_the_part_and_the_whole_or_why_there_is_none()
    {
        await api.AddCustomerAsync(new { givenName = "Ana", contactPoints = new[] { new { channel = "EMAIL", value = "ana@example.com" } } });
        await api.AddCustomerAsync(new { companyName = "Acme", externalRefs = new[] { new { system = "dms", id = "1" } } });
        await api.Services.GetRequiredService<MeasureDataQuality>().KeepTodayAsync(CancellationToken.None);

        var asked = await api.AskAsync(
            """
            {
              all: dataQuality {
                group customers completeness { numerator denominator ratio reason } contactability { numerator denominator ratio reason }
                validity { ratio } freshness { ratio } duplicates { ratio reason } fields { field }
              }
              people: dataQuality(where: { kind: { eq: PERSON } }) { customers contactability { ratio } }
              sources: dataQuality(by: SOURCE) { group customers }
              dataQualityTrend(from: "2026-08-25") { day report { customers } }
              dms: dataQualityTrend(from: "2026-08-25", by: SOURCE, group: "dms") { day report { group customers } }
              now: dataQualityAsOf(day: "2026-09-30", by: SOURCE) { day measuredOn reports { group checks { check validity { ratio reason } } } reason }
              before: dataQualityAsOf(day: "2026-08-31") { day measuredOn takenAt reports { customers } reason }
            }
            """);

        Assert.Equal("""{"numerator":"0","denominator":"0","ratio":null,"reason":"NO_REQUIREMENTS"}""", asked["all.0.completeness"].GetRawText());
        Assert.Equal("""{"numerator":"1","denominator":"2","ratio":"0.5","reason":null}""", asked["all.0.contactability"].GetRawText());
        Assert.Equal("""[{"customers":1,"contactability":{"ratio":"1"}}]""", asked["people"].GetRawText());
        Assert.Equal("""[{"group":"dms","customers":1}]""", asked["sources"].GetRawText());
        Assert.Equal("""[{"day":"2026-09-01","report":{"customers":2}}]""", asked["dataQualityTrend"].GetRawText());
        Assert.Equal("""[{"day":"2026-09-01","report":{"group":"dms","customers":1}}]""", asked["dms"].GetRawText());
        Assert.Equal(("2026-09-01", "dms"), (asked.Text("now.measuredOn"), asked.Text("now.reports.0.group")));
        Assert.Equal(["EMAIL", "PHONE", "AREA", "VIN", "DOCUMENT_NUMBER"], asked.Texts("now.reports.0.checks", "check"));
        Assert.Equal(
            """{"day":"2026-08-31","measuredOn":null,"takenAt":null,"reports":null,"reason":"NOT_MEASURED_YET"}""", asked["before"].GetRawText());
        Assert.Contains("\"by\"", Assert.Single((await api.PostAsync("""{ dataQualityTrend(from: "2026-08-25", by: DEALER) { day } }""")).Messages), StringComparison.Ordinal);
        var refused = await api.PostAsync("{ dataQuality(freshDays: 0) { customers } }");
        Assert.Contains("freshDays", Assert.Single(refused.Messages), StringComparison.Ordinal);
    }
}
