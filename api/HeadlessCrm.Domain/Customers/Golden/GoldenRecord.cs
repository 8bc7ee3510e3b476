namespace HeadlessCrm.Domain.Customers.Golden;

/// <summary>A field of a golden record and where its value comes from.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Claim">The claim that counts.</param>
/// <param name="Conflicts">Claims of other values, the next best first.</param>
public sealed record GoldenField(string Name, SourceClaim Claim, IReadOnlyList<SourceClaim> Conflicts);

/// <summary>
/// The one record of a customer, put together from what its sources say. It is a function of the sources alone: the same
/// sources come to the same record, in whatever order they arrived and whatever was merged and unmerged in between.
/// </summary>
/// <param name="Fields">The fields that a source speaks of, by name.</param>
/// <param name="ContactPoints">The contact points, in the order of the sources.</param>
public sealed record GoldenRecord(IReadOnlyList<GoldenField> Fields, IReadOnlyList<ContactPoint> ContactPoints)
{
    /// <summary>Puts together what sources say of the customer that survives with an id.</summary>
    public static GoldenRecord Of(Guid survivorId, IReadOnlyList<SourceRecord> records) => new(
    [
        .. records
            .SelectMany(record => record.Values.Select(value => new SourceClaim(value, record.Reference, record.PostedFor)))
            .GroupBy(claim => claim.Value.Field, StringComparer.Ordinal)
            .OrderBy(claims => claims.Key, StringComparer.Ordinal)
            .Select(claims => FieldOf(claims.Key, Survivorship.Rank(claims))),
    ],
    PointsOf(survivorId, records));

    /// <summary>The value that counts; null: there is none.</summary>
    public string? this[string field] => Fields.FirstOrDefault(one => one.Name == field)?.Claim.Value.Value;

    /// <summary>
    /// The customer with the golden values and the newest status of its members. Version and time of change stay.
    /// </summary>
    /// <param name="sources">Where the record comes from.</param>
    public Customer ApplyTo(GoldenSources sources)
    {
        var (givenName, familyName, companyName) =
            (this[CustomerFieldNames.GivenName], this[CustomerFieldNames.FamilyName], this[CustomerFieldNames.CompanyName]);
        var kind = CustomerFieldNames.KindOf(this[CustomerFieldNames.Kind])
            ?? CustomerRules.KindOf(givenName, familyName, companyName);
        var id = sources.Customer.Id;
        return sources.Customer with
        {
            Kind = kind,
            Status = StatusOf(sources.Members),
            GivenName = givenName,
            FamilyName = familyName,
            CompanyName = companyName,
            DisplayName = this[CustomerFieldNames.DisplayName]
                ?? DerivedName(id, kind, givenName, familyName, companyName, sources.References, ContactPoints)
                ?? sources.Member(id)?.DisplayName
                ?? sources.Customer.DisplayName,
        };
    }

    /// <summary>Whether a name can be told from what sources say; without one no customer is kept.</summary>
    internal bool HasName(GoldenSources sources) =>
        this[CustomerFieldNames.DisplayName] is not null
        || DerivedName(
            sources.Customer.Id,
            default,
            this[CustomerFieldNames.GivenName],
            this[CustomerFieldNames.FamilyName],
            this[CustomerFieldNames.CompanyName],
            sources.References,
            ContactPoints) is not null;

    /// <summary>The name to show when none was given; null: there is nothing to make it of.</summary>
    internal static string? DerivedName(
        Guid survivorId,
        CustomerKind kind,
        string? givenName,
        string? familyName,
        string? companyName,
        IReadOnlyList<PostedReference> references,
        IReadOnlyList<ContactPoint> points)
    {
        var reference = references.FirstOrDefault(one => one.PostedFor == survivorId) ?? (references.Count > 0 ? references[0] : null);
        return CustomerRules.NameOf(kind, givenName, familyName, companyName)
            ?? (reference is null ? null : CustomerRules.NameOf(reference.Reference))
            ?? (points.Count > 0 ? points[0].Value : null);
    }

    /// <summary>The status taken last; of those taken at once the furthest.</summary>
    internal static CustomerStatus StatusOf(IReadOnlyList<CustomerMember> members) => members
        .OrderByDescending(member => member.StatusAt
            ?? (member.Status == CustomerStatus.Prospect ? DateTimeOffset.MinValue : member.CreatedAt))
        .ThenBy(member => Rank(member.Status))
        .First().Status;

    private static int Rank(CustomerStatus status) => status switch
    {
        CustomerStatus.Customer => 0,
        CustomerStatus.Lost => 1,
        _ => 2,
    };

    private static GoldenField FieldOf(string name, IReadOnlyList<SourceClaim> ranked) => new(
        name,
        ranked[0],
        [
            .. ranked.Skip(1).Where(claim => claim.Value.Value is { } other
                && !string.Equals(other, ranked[0].Value.Value, StringComparison.Ordinal)),
        ]);

    // The survivor's own sources first, and of each customer's what was entered here.
    private static List<ContactPoint> PointsOf(Guid survivorId, IReadOnlyList<SourceRecord> records)
    {
        var all = records
            .OrderBy(record => record.PostedFor != survivorId)
            .ThenBy(record => record.PostedFor.ToString(), StringComparer.Ordinal)
            .ThenBy(record => record.System != SourceRecord.OwnSystem)
            .ThenBy(record => record.System, StringComparer.Ordinal)
            .ThenBy(record => record.ExternalId, StringComparer.Ordinal)
            .SelectMany(record => record.Contacts.Select(contact => (Contact: contact, Source: record.Reference)))
            .ToList();
        return
        [
            .. all
                .GroupBy(claim => (claim.Contact.Point.Channel, claim.Contact.Point.Value))
                .Select(Survivorship.Pick)
                .OfType<SourceContact>()
                .Select(contact => contact.Point),
        ];
    }
}
