using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Touchpoints;

namespace HeadlessCrm.Benchmarks.Storage;

/// <summary>The interaction that is written wherever one is measured.</summary>
internal static class WorkshopVisit
{
    /// <summary>A new one of a customer, now.</summary>
    public static Visit Of(Guid customer, TimeProvider clock)
    {
        var now = EntityId.RecordingTime(clock.GetUtcNow());
        return new Visit
        {
            Id = EntityId.Create(now),
            CustomerId = customer,
            Touchpoint = TouchpointKind.Workshop,
            Channel = Channel.Visit,
            Reason = "first service",
            OccurredAt = now,
            RecordedAt = now,
        };
    }
}
