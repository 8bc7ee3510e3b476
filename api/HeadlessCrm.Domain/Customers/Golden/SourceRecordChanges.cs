namespace HeadlessCrm.Domain.Customers.Golden;

/// <summary>How commands and rows of imports change the record of a source.</summary>
internal static class SourceRecordChanges
{
    /// <summary>What was entered here: what is given counts from now on, the rest stays.</summary>
    /// <param name="record">What was entered before.</param>
    /// <param name="command">What is entered now.</param>
    /// <param name="elsewhere">The contact points that other sources have of the customer.</param>
    /// <param name="now">The time.</param>
    public static SourceRecord Enter(
        SourceRecord record, UpsertCustomerCommand command, IReadOnlyList<ContactPoint> elsewhere, DateTimeOffset now)
    {
        var values = record.Values.ToDictionary(value => value.Field, StringComparer.Ordinal);
        foreach (var (field, given) in Given(command))
        {
            values[field] = new SourceValue(field, Blank(given), now) { IsOverride = values.GetValueOrDefault(field)?.IsOverride ?? false };
        }

        return record with
        {
            ReceivedAt = now,
            Values = Sorted(values.Values),
            Contacts = command.ContactPoints is { } points ? Enter(record, points, elsewhere, now) : record.Contacts,
        };
    }

    /// <summary>The word of a source: it says this and no longer anything else.</summary>
    public static SourceRecord Replace(
        SourceRecord record, CustomerSource source, UpsertCustomerCommand command, DateTimeOffset now)
    {
        var before = record.Values.ToDictionary(value => value.Field, StringComparer.Ordinal);
        var verified = (source.VerifiedFields ?? []).ToHashSet(StringComparer.Ordinal);
        var given = Given(command)
            .Concat((source.Values ?? []).Select(value => (Field: value.Name, Value: (string?)value.Value)))
            .Where(value => Blank(value.Value) is not null);
        return record with
        {
            ReceivedAt = now,
            Values = Sorted(given.Select(value => Since(
                before.GetValueOrDefault(value.Field),
                new SourceValue(
                    value.Field, Blank(value.Value), source.ObservedAt ?? now, source.IsDeclared, verified.Contains(value.Field)),
                source.ObservedAt))),
            Contacts = [.. (command.ContactPoints ?? []).Select(point => Since(
                record.Contacts.FirstOrDefault(contact => IsOf(contact, point)),
                new SourceContact(point, source.ObservedAt ?? now, source.IsDeclared),
                source.ObservedAt))],
        };
    }

    /// <summary>A row of an import: what is null stays, contact points are added and never taken away.</summary>
    public static SourceRecord Patch(SourceRecord record, ImportedCustomer row, DateTimeOffset now)
    {
        var values = record.Values.ToDictionary(value => value.Field, StringComparer.Ordinal);
        (string Field, string? Value)[] given =
        [
            (CustomerFieldNames.Kind, row.Kind is { } kind ? CustomerFieldNames.OfKind(kind) : null),
            (CustomerFieldNames.DisplayName, Blank(row.DisplayName)),
            (CustomerFieldNames.GivenName, row.GivenName),
            (CustomerFieldNames.FamilyName, row.FamilyName),
            (CustomerFieldNames.CompanyName, row.CompanyName),
            .. (row.Values ?? []).Select(value => (value.Name, (string?)value.Value)),
        ];
        foreach (var (field, value) in given.Where(one => one.Value is not null))
        {
            if (Blank(value) != values.GetValueOrDefault(field)?.Value)
            {
                values[field] = new SourceValue(field, Blank(value), now);
            }
        }

        return record with
        {
            ReceivedAt = now,
            Values = Sorted(values.Values),
            Contacts =
            [
                .. record.Contacts,
                .. (row.ContactPoints ?? []).Where(point => !record.Contacts.Any(contact => IsOf(contact, point)))
                    .Select(point => new SourceContact(point, now)),
            ],
        };
    }

    /// <summary>A value decided by hand; null: no longer, so that the sources' own claims count again.</summary>
    public static SourceRecord Override(SourceRecord record, string field, string? value, bool isRemoval, DateTimeOffset now)
    {
        var others = record.Values.Where(one => one.Field != field);
        return record with
        {
            ReceivedAt = now,
            Values = isRemoval
                ? [.. others]
                : Sorted([.. others, new SourceValue(field, Blank(value), now) { IsOverride = true }]),
        };
    }

    internal static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static IEnumerable<(string Field, string? Value)> Given(UpsertCustomerCommand command)
    {
        (string Field, string? Value)[] all =
        [
            (CustomerFieldNames.Kind, command.Kind is { } kind ? CustomerFieldNames.OfKind(kind) : null),
            (CustomerFieldNames.DisplayName, command.DisplayName),
            (CustomerFieldNames.GivenName, command.GivenName),
            (CustomerFieldNames.FamilyName, command.FamilyName),
            (CustomerFieldNames.CompanyName, command.CompanyName),
            .. command.ContactTimes?.ToFields() ?? [],
        ];
        return all.Concat((command.Values ?? []).Select(value => (Field: value.Name, Value: (string?)value.Value)))
            .Where(one => one.Value is not null);
    }

    // All contact points from now on: those that only other sources have are said to be none.
    private static List<SourceContact> Enter(
        SourceRecord record, IReadOnlyList<ContactPoint> points, IReadOnlyList<ContactPoint> elsewhere, DateTimeOffset now)
    {
        var removed = elsewhere
            .DistinctBy(point => (point.Channel, point.Value))
            .Where(point => !points.Any(given => IsSame(given, point)))
            .Select(point => new SourceContact(point with { VerifiedAt = null, IsPreferred = false }, now, IsRemoved: true));
        return [.. points.Select(point => new SourceContact(point, now)), .. removed];
    }

    private static SourceValue Since(SourceValue? before, SourceValue given, DateTimeOffset? observedAt) =>
        observedAt is null && before is not null && before with { ObservedAt = given.ObservedAt } == given ? before : given;

    private static SourceContact Since(SourceContact? before, SourceContact given, DateTimeOffset? observedAt) =>
        observedAt is null && before is not null && before with { ObservedAt = given.ObservedAt } == given ? before : given;

    private static bool IsOf(SourceContact contact, ContactPoint point) => IsSame(contact.Point, point);

    private static bool IsSame(ContactPoint one, ContactPoint other) => (one.Channel, one.Value) == (other.Channel, other.Value);

    private static SourceValue[] Sorted(IEnumerable<SourceValue> values) =>
        [.. values.OrderBy(value => value.Field, StringComparer.Ordinal)];
}
