using HeadlessCrm.Domain.Customers.Golden;

namespace HeadlessCrm.Domain.Customers.Merging;

/// <summary>
/// What merging and unmerging do to golden records: sources come together and part again by the customer they were posted
/// for, and each record is computed from the sources it has. Nothing is guessed and nothing is lost.
/// </summary>
public static class CustomerMerging
{
    /// <summary>The customer that two come to. Its version is above whatever was seen of either.</summary>
    public static MergedState Join(GoldenSources kept, GoldenSources merged, DateTimeOffset now) => StateOf(
        kept.Customer with { Version = Math.Max(kept.Customer.Version, merged.Customer.Version) + 1, UpdatedAt = now },
        [
            .. kept.Members,
            .. merged.Members.Select(member =>
                member.Id == merged.Customer.Id ? member with { MergedInto = kept.Customer.Id } : member),
        ],
        [.. kept.Records, .. merged.Records],
        [.. kept.References, .. merged.References]);

    /// <summary>What stays of a customer, and what becomes one of its own, when a member is taken out of it.</summary>
    public static (MergedState Kept, MergedState Restored) Split(GoldenSources sources, Guid memberId, DateTimeOffset now)
    {
        var leaving = sources.Subtree(memberId);
        var member = sources.Member(memberId)!;
        var customer = sources.Customer with { Version = sources.Customer.Version + 1, UpdatedAt = now };
        var kept = StateOf(
            customer,
            [.. sources.Members.Where(one => !leaving.Contains(one.Id))],
            [.. sources.Records.Where(record => !leaving.Contains(record.PostedFor))],
            [.. sources.References.Where(reference => !leaving.Contains(reference.PostedFor))]);
        var restored = StateOf(
            customer with { Id = memberId, CreatedAt = member.CreatedAt },
            [.. sources.Members.Where(one => leaving.Contains(one.Id)).Select(one => one.Id == memberId ? one with { MergedInto = null } : one)],
            [.. sources.Records.Where(record => leaving.Contains(record.PostedFor))],
            [.. sources.References.Where(reference => leaving.Contains(reference.PostedFor))]);
        return (kept, restored);
    }

    internal static MergedState StateOf(
        Customer customer,
        IReadOnlyList<CustomerMember> members,
        IReadOnlyList<SourceRecord> records,
        IEnumerable<PostedReference> references)
    {
        var sources = new GoldenSources(
            customer,
            members,
            records,
            [
                .. references.OrderBy(one => one.Reference.System, StringComparer.Ordinal)
                    .ThenBy(one => one.Reference.Id, StringComparer.Ordinal),
            ],
            IsCompact: false);
        var golden = GoldenRecord.Of(customer.Id, records);
        return new MergedState(sources with { Customer = golden.ApplyTo(sources) }, golden.ContactPoints);
    }
}
