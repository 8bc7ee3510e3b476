using HeadlessCrm.Api.Errors;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Reachability;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Customers.Reachability;

/// <summary>Reports on addresses.</summary>
[ResolversOf("Mutation")]
internal static class ReachabilityMutations
{
    public static async Task<ContactPointReportPayload> ContactPointReport(
        ContactPointReportInput input, ReportDeliverability useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await useCase.ExecuteAsync(
            new ReportDeliverabilityCommand
            {
                Channel = input.Channel,
                Value = input.Value,
                State = input.Deliverability,
                OccurredAt = input.OccurredAt,
                Reason = input.Reason,
                IdempotencyKey = input.IdempotencyKey,
            },
            cancellationToken);
        return new ContactPointReportPayload(
            outcome.ContactPoint, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }
}

/// <summary>The input of <c>contactPointReport</c>.</summary>
internal sealed record ContactPointReportInput(
    Channel Channel, string Value, Deliverability Deliverability, DateTimeOffset? OccurredAt, string? Reason, string? IdempotencyKey);

/// <summary>What came of <c>contactPointReport</c>.</summary>
internal sealed record ContactPointReportPayload(
    ContactPoint? ContactPoint, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>The input for <see cref="ContactTimes"/>.</summary>
internal sealed record ContactTimesInput(
    ContactFrequency? Frequency, DayOfWeek[]? Days, string? From, string? Until, string? TimeZone)
{
    /// <summary>The same in the domain's words.</summary>
    public ContactTimes ToTimes() => new(Frequency, Days, From, Until, TimeZone);
}
