using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Merging;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Customers;

/// <summary>Where the values of a customer come from.</summary>
[ResolversOf("Customer")]
internal static class GoldenRecordFields
{
    public static Task<BatchResult<IReadOnlyList<CustomerFieldView>>> Fields(
        IReadOnlyList<Customer> customers, IGoldenRecordStore store, CancellationToken cancellationToken) =>
        OfSourcesAsync<CustomerFieldView>(
            customers,
            store,
            sources => [.. GoldenRecord.Of(sources.Customer.Id, sources.Records).Fields.Select(field => new CustomerFieldView(field))],
            cancellationToken);

    public static Task<BatchResult<IReadOnlyList<SourceRecordView>>> SourceRecords(
        IReadOnlyList<Customer> customers, IGoldenRecordStore store, CancellationToken cancellationToken) =>
        OfSourcesAsync<SourceRecordView>(
            customers, store, sources => [.. sources.Records.Select(record => new SourceRecordView(record))], cancellationToken);

    public static Task<BatchResult<IReadOnlyList<GlobalId>>> MergedIds(
        IReadOnlyList<Customer> customers, IGoldenRecordStore store, CancellationToken cancellationToken) =>
        OfSourcesAsync<GlobalId>(
            customers,
            store,
            sources =>
            [
                .. sources.Members.OrderBy(member => member.Id != sources.Customer.Id)
                    .ThenBy(member => member.CreatedAt)
                    .Select(member => GlobalId.OfCustomer(member.Id)),
            ],
            cancellationToken);

    public static async Task<BatchResult<IReadOnlyList<NeverMergePair>>> NeverMerge(
        IReadOnlyList<Customer> customers, ICustomerMergeStore store, CancellationToken cancellationToken) =>
        new(await store.GetNeverMergeAsync(customers.Ids(), cancellationToken));

    // A customer that has gone since it was listed has no sources any more.
    private static async Task<BatchResult<IReadOnlyList<T>>> OfSourcesAsync<T>(
        IReadOnlyList<Customer> customers,
        IGoldenRecordStore store,
        Func<GoldenSources, IReadOnlyList<T>> of,
        CancellationToken cancellationToken)
    {
        var found = await store.GetAsync(customers.Ids(), cancellationToken);
        IReadOnlyList<T>[] lists = [.. found.Select(sources => sources is null ? [] : of(sources))];
        return new BatchResult<IReadOnlyList<T>>(lists);
    }
}

/// <summary><c>CustomerField</c>.</summary>
internal sealed class CustomerFieldView(GoldenField golden)
{
    public string Name => golden.Name;

    public string? Value => golden.Claim.Value.Value;

    public ExternalReference Source => SourceRecordView.ReferenceOf(golden.Claim);

    public DateTimeOffset ObservedAt => golden.Claim.Value.ObservedAt;

    public bool IsDeclared => golden.Claim.Value.IsDeclared;

    public bool IsVerified => golden.Claim.Value.IsVerified;

    public bool IsOverride => golden.Claim.Value.IsOverride;

    public IReadOnlyList<CustomerFieldClaimView> Conflicts =>
        [.. golden.Conflicts.Select(claim => new CustomerFieldClaimView(claim))];
}

/// <summary><c>CustomerFieldClaim</c>.</summary>
internal sealed class CustomerFieldClaimView(SourceClaim claim)
{
    public string Value => claim.Value.Value!;

    public ExternalReference Source => SourceRecordView.ReferenceOf(claim);

    public DateTimeOffset ObservedAt => claim.Value.ObservedAt;

    public bool IsDeclared => claim.Value.IsDeclared;

    public bool IsVerified => claim.Value.IsVerified;
}

/// <summary><c>SourceRecord</c>.</summary>
internal sealed class SourceRecordView(SourceRecord record)
{
    public string System => record.System;

    public string ExternalId => ReferenceOf(record.Reference, record.PostedFor).Id;

    public GlobalId PostedFor => GlobalId.OfCustomer(record.PostedFor);

    public DateTimeOffset ReceivedAt => record.ReceivedAt;

    public IReadOnlyList<SourceValueView> Values => [.. record.Values.Select(value => new SourceValueView(value))];

    public IReadOnlyList<SourceContactView> ContactPoints => [.. record.Contacts.Select(contact => new SourceContactView(contact))];

    /// <summary>The source of a claim.</summary>
    public static ExternalReference ReferenceOf(SourceClaim claim) => ReferenceOf(claim.Source, claim.PostedFor);

    // The key of what was entered here is a bare UUID; what callers know is the customer's id.
    internal static ExternalReference ReferenceOf(ExternalReference source, Guid postedFor) =>
        source.System == SourceRecord.OwnSystem
            ? source with { Id = GlobalId.OfCustomer(postedFor).ToString() }
            : source;
}

/// <summary><c>SourceValue</c>.</summary>
internal sealed class SourceValueView(SourceValue value)
{
    public string Name => value.Field;

    public string? Value => value.Value;

    public DateTimeOffset ObservedAt => value.ObservedAt;

    public bool IsDeclared => value.IsDeclared;

    public bool IsVerified => value.IsVerified;

    public bool IsOverride => value.IsOverride;
}

/// <summary><c>SourceContactPoint</c>.</summary>
internal sealed class SourceContactView(SourceContact contact)
{
    public Channel Channel => contact.Point.Channel;

    public string Value => contact.Point.Value;

    public DateTimeOffset ObservedAt => contact.ObservedAt;

    public bool IsRemoved => contact.IsRemoved;
}
