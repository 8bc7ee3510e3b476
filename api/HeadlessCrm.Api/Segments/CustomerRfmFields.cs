using HeadlessCrm.Api.Customers;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Segments;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Segments;

/// <summary>Recency, frequency and money of customers.</summary>
[ResolversOf("Customer")]
internal static class CustomerRfmFields
{
    public static async Task<BatchResult<Rfm?>> Rfm(
        IReadOnlyList<Customer> customers,
        DateTimeOffset? asOf,
        RfmScoring scoring,
        TimeProvider clock,
        CancellationToken cancellationToken) =>
        new(await scoring.ScoreAsync(customers.Ids(), asOf ?? RfmMoment.Now(clock), cancellationToken));
}

/// <summary>The limits between the scores.</summary>
[ResolversOf("Query")]
internal static class RfmQueries
{
    public static Task<RfmThresholds?> RfmThresholds(
        DateTimeOffset? asOf, RfmScoring scoring, TimeProvider clock, CancellationToken cancellationToken) =>
        scoring.GetThresholdsAsync(asOf ?? RfmMoment.Now(clock), cancellationToken);
}

/// <summary>The moment of a question that names none.</summary>
internal static class RfmMoment
{
    /// <summary>
    /// The end of the present minute: nothing that has happened is left out, and all who ask within the minute, in one
    /// query or many, share one ranking.
    /// </summary>
    public static DateTimeOffset Now(TimeProvider clock)
    {
        var ticks = clock.GetUtcNow().UtcTicks;
        return new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMinute) + TimeSpan.TicksPerMinute, TimeSpan.Zero);
    }
}
