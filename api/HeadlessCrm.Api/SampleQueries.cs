using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.Printing;

namespace HeadlessCrm.Api;

/// <summary>A query worth trying.</summary>
/// <param name="Title">What it asks.</param>
/// <param name="Text">The document, on one line.</param>
internal sealed record SampleQuery(string Title, string Text)
{
    /// <summary>The document laid out for reading.</summary>
    public string Layout => Printer.Print(Parser.Parse(new Source(Text, Title)));
}

/// <summary>Three queries worth trying, shown when the program starts and in the editor.</summary>
internal static class SampleQueries
{
    public static IReadOnlyList<SampleQuery> All { get; } =
    [
        new(
            "The customers who spent most",
            "query BestCustomers { customers(first: 5, orderBy: [{ field: TOTAL_SPEND, direction: DESC }]) " +
            "{ totalCount nodes { displayName " +
            "purchaseSummary { transactionCount netTotal { amount currency } lastAt } } } }"),
        new(
            "Recency, frequency and money, and the limits between the scores",
            "query RecencyFrequencyMoney { rfmThresholds { recencyDays frequency monetary { amount currency } } " +
            "customers(first: 5) { nodes { displayName rfm { cell recency frequency monetary } } } }"),
        new(
            "Companies with a repair order in the last half year",
            "query WorkshopCompanies { customers(first: 5, where: { kind: { eq: COMPANY }, " +
            "transactions: { within: \"P6M\", some: { kind: { eq: REPAIR_ORDER } } } }) " +
            "{ totalCount nodes { displayName vehicles { nodes { vin model } } " +
            "interactions(last: 2) { nodes { touchpoint reason occurredAt } } } } }"),
    ];
}
