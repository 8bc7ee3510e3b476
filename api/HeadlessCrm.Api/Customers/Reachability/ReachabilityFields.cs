using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Reachability;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Customers.Reachability;

/// <summary>Whether what is sent to a contact point arrives.</summary>
[ResolversOf("ContactPoint")]
internal static class ContactPointFields
{
    public static async Task<BatchResult<Deliverability>> Deliverability(
        IReadOnlyList<ContactPoint> points, IDeliverabilityStore store, CancellationToken cancellationToken)
    {
        var found = await FindAsync(points, store, cancellationToken);
        Deliverability[] states = [.. found.Select(one => one?.State ?? default)];
        return new BatchResult<Deliverability>(states);
    }

    public static async Task<BatchResult<DateTimeOffset?>> DeliverabilityAt(
        IReadOnlyList<ContactPoint> points, IDeliverabilityStore store, CancellationToken cancellationToken)
    {
        var found = await FindAsync(points, store, cancellationToken);
        DateTimeOffset?[] times = [.. found.Select(one => one?.OccurredAt)];
        return new BatchResult<DateTimeOffset?>(times);
    }

    public static async Task<BatchResult<string?>> DeliverabilityReason(
        IReadOnlyList<ContactPoint> points, IDeliverabilityStore store, CancellationToken cancellationToken)
    {
        var found = await FindAsync(points, store, cancellationToken);
        string?[] reasons = [.. found.Select(one => one?.Reason)];
        return new BatchResult<string?>(reasons);
    }

    private static Task<IReadOnlyList<DeliverabilityState?>> FindAsync(
        IReadOnlyList<ContactPoint> points, IDeliverabilityStore store, CancellationToken cancellationToken) =>
        store.GetAsync([.. points.Select(ContactAddress.Of)], cancellationToken);
}

/// <summary>How often and when customers prefer to be contacted.</summary>
[ResolversOf("Customer")]
internal static class CustomerReachabilityFields
{
    public static async Task<BatchResult<ContactTimes?>> ContactTimes(
        IReadOnlyList<Customer> customers, IGoldenRecordStore store, CancellationToken cancellationToken)
    {
        var found = await store.GetAsync(customers.Ids(), cancellationToken);
        ContactTimes?[] times =
        [
            .. found.Select(sources => sources is null
                ? null
                : Domain.Customers.Reachability.ContactTimes.Of(GoldenRecord.Of(sources.Customer.Id, sources.Records))),
        ];
        return new BatchResult<ContactTimes?>(times);
    }
}
