using HeadlessCrm.Domain.Customers.Demographics;

namespace HeadlessCrm.Domain.Customers.Golden;

/// <summary>
/// One of the customers that were merged into one, with what it has of its own and keeps for when it is unmerged. A customer
/// that was never merged is its own only member.
/// </summary>
/// <param name="Id">The id it was recorded with.</param>
/// <param name="MergedInto">The member it was merged into; null: it is the one that survives.</param>
/// <param name="Status">The status of its own facts.</param>
/// <param name="StatusAt">When it took that status; null: when it was recorded.</param>
/// <param name="CreatedAt">When it was recorded.</param>
/// <param name="DisplayName">The name it had by itself, for when its sources give none any more.</param>
public sealed record CustomerMember(
    Guid Id, Guid? MergedInto, CustomerStatus Status, DateTimeOffset? StatusAt, DateTimeOffset CreatedAt, string DisplayName);

/// <summary>A key of another system and the customer it was given to.</summary>
/// <param name="Reference">The key.</param>
/// <param name="PostedFor">The customer it was given to, which may have been merged since.</param>
public sealed record PostedReference(ExternalReference Reference, Guid PostedFor);

/// <summary>All that the golden record of a customer is computed from.</summary>
/// <param name="Customer">The customer as it is now.</param>
/// <param name="Members">The customers merged into it and itself.</param>
/// <param name="Records">The records of its sources.</param>
/// <param name="References">Its keys in other systems, ordered by system and key.</param>
/// <param name="IsCompact">
/// Whether the records are not stored as such: one source said everything there is when the customer was created, so the
/// customer itself tells it. Whoever changes something stores them.
/// </param>
public sealed record GoldenSources(
    Customer Customer,
    IReadOnlyList<CustomerMember> Members,
    IReadOnlyList<SourceRecord> Records,
    IReadOnlyList<PostedReference> References,
    bool IsCompact)
{
    /// <summary>What the records say of the person.</summary>
    public CustomerDemographics Demographics => CustomerDemographics.Of(GoldenRecord.Of(Customer.Id, Records));

    /// <summary>The member of an id; null: there is none.</summary>
    public CustomerMember? Member(Guid id) => Members.FirstOrDefault(member => member.Id == id);

    /// <summary>The ids of a member and of all that was merged into it, directly or not.</summary>
    public IReadOnlySet<Guid> Subtree(Guid id)
    {
        var found = new HashSet<Guid> { id };
        while (Members.Where(member => member.MergedInto is { } into && found.Contains(into)).Any(member => found.Add(member.Id)))
        {
        }

        return found;
    }

    /// <summary>
    /// The record that a customer in compact form stands for: what it was created with, from the system it came from.
    /// </summary>
    /// <param name="customer">The customer.</param>
    /// <param name="system">The system; null: it was entered here.</param>
    /// <param name="references">The customer's keys.</param>
    /// <param name="points">The customer's contact points.</param>
    public static SourceRecord Expand(
        Customer customer,
        string? system,
        IReadOnlyList<PostedReference> references,
        IReadOnlyList<ContactPoint> points)
    {
        var own = SourceRecord.Own(customer.Id, customer.CreatedAt);
        var reference = references.FirstOrDefault(one => one.Reference.System == system)?.Reference;
        var derivedKind = CustomerRules.KindOf(customer.GivenName, customer.FamilyName, customer.CompanyName);
        var derivedName = GoldenRecord.DerivedName(
            customer.Id, customer.Kind, customer.GivenName, customer.FamilyName, customer.CompanyName, references, points);
        (string Field, string? Value)[] values =
        [
            (CustomerFieldNames.Kind, customer.Kind == derivedKind ? null : CustomerFieldNames.OfKind(customer.Kind)),
            (CustomerFieldNames.DisplayName, customer.DisplayName == derivedName ? null : customer.DisplayName),
            (CustomerFieldNames.GivenName, customer.GivenName),
            (CustomerFieldNames.FamilyName, customer.FamilyName),
            (CustomerFieldNames.CompanyName, customer.CompanyName),
        ];
        return own with
        {
            System = reference?.System ?? own.System,
            ExternalId = reference?.Id ?? own.ExternalId,
            Values =
            [
                .. values.Where(one => one.Value is not null).OrderBy(one => one.Field, StringComparer.Ordinal)
                    .Select(one => new SourceValue(one.Field, one.Value, customer.CreatedAt)),
            ],
            Contacts = [.. points.Select(point => new SourceContact(point, customer.CreatedAt))],
        };
    }
}
