using HeadlessCrm.Domain.Customers.Demographics;
using HeadlessCrm.Domain.Customers.Golden;

namespace HeadlessCrm.Domain.Customers;

/// <summary>How an <see cref="UpsertCustomerCommand"/> changes the sources of a customer, and with them the customer.</summary>
internal static class CustomerUpsert
{
    /// <summary>The sources of a customer that nobody has said anything of yet.</summary>
    public static GoldenSources SourcesOfNew(DateTimeOffset now)
    {
        var customer = CustomerRules.New(now);
        return new GoldenSources(
            customer,
            [new CustomerMember(customer.Id, null, customer.Status, null, customer.CreatedAt, customer.DisplayName)],
            [],
            [],
            IsCompact: true);
    }

    /// <summary>The change that a command comes to, or why it cannot be carried out.</summary>
    public static (CustomerChange? Change, DomainError? Refusal) Apply(
        UpsertCustomerCommand command, GoldenSources sources, IReadOnlyList<ExternalReference> newReferences, DateTimeOffset now)
    {
        var postedFor = PostedFor(command, sources);
        var record = RecordOf(command, sources, postedFor, now);
        var member = MemberOf(command, sources, postedFor, now);
        var after = sources with
        {
            Members = [.. sources.Members.Select(one => one.Id == postedFor ? member : one)],
            Records = [.. sources.Records.Where(one => one.Reference != record.Reference), record],
            References =
            [
                .. sources.References.Concat(newReferences.Select(reference => new PostedReference(reference, postedFor)))
                    .OrderBy(one => one.Reference.System, StringComparer.Ordinal)
                    .ThenBy(one => one.Reference.Id, StringComparer.Ordinal),
            ],
        };
        var golden = GoldenRecord.Of(sources.Customer.Id, after.Records);
        if (!golden.HasName(after))
        {
            return (null, InvalidValue.At(
                "The customer has no name; give a display name, a given or family name, or a company name.", "displayName"));
        }

        var customer = golden.ApplyTo(after) with { Version = sources.Customer.Version + 1, UpdatedAt = now };
        var isNew = sources.Customer.Version == 0;
        var compact = isNew ? CompactSystem(customer, record, after, golden) : (false, null);
        return (
            new CustomerChange(
                customer,
                isNew || command.ContactPoints is not null || command.Source is not null ? golden.ContactPoints : null,
                newReferences,
                null)
            {
                PostedFor = postedFor,
                Records = compact.IsPossible ? [] : sources.IsCompact ? after.Records : [record],
                SourceSystem = compact.System,
                Demographics = CustomerDemographics.Of(golden),
                Member = member == sources.Member(postedFor) ? null : member,
                Said = [new SourceRecordChange(sources.Records.FirstOrDefault(one => one.Reference == record.Reference), record)],
            },
            null);
    }

    // What comes by a key is posted for whoever the key was given to, what comes by id for that id.
    private static Guid PostedFor(UpsertCustomerCommand command, GoldenSources sources)
    {
        if (command.Source is { } source
            && sources.References.FirstOrDefault(one => one.Reference == source.Reference) is { } known)
        {
            return known.PostedFor;
        }

        return command.Id
            ?? (command.ExternalReferences ?? [])
                .Select(reference => sources.References.FirstOrDefault(one => one.Reference == reference)?.PostedFor)
                .FirstOrDefault(id => id is not null)
            ?? sources.Customer.Id;
    }

    private static SourceRecord RecordOf(
        UpsertCustomerCommand command, GoldenSources sources, Guid postedFor, DateTimeOffset now)
    {
        var empty = SourceRecord.Own(postedFor, now);
        if (command.Source is { } source)
        {
            var known = sources.Records.FirstOrDefault(record => record.Reference == source.Reference);
            return SourceRecordChanges.Replace(
                known ?? empty with { System = source.Reference.System, ExternalId = source.Reference.Id }, source, command, now);
        }

        var own = sources.Records.FirstOrDefault(record => record.Reference == empty.Reference) ?? empty;
        ContactPoint[] elsewhere =
        [
            .. sources.Records.Where(record => record.Reference != own.Reference)
                .SelectMany(record => record.Contacts).Where(contact => !contact.IsRemoved).Select(contact => contact.Point),
        ];
        return SourceRecordChanges.Enter(own, command, elsewhere, now);
    }

    private static CustomerMember MemberOf(
        UpsertCustomerCommand command, GoldenSources sources, Guid postedFor, DateTimeOffset now)
    {
        var member = sources.Member(postedFor)!;
        var isNew = sources.Customer.Version == 0;
        return command.Status is { } status && (status != member.Status || status != sources.Customer.Status)
            ? member with { Status = status, StatusAt = isNew ? null : now }
            : member;
    }

    /// <summary>Whether the customer itself tells all that its only source says, and the source's system.</summary>
    private static (bool IsPossible, string? System) CompactSystem(
        Customer customer, SourceRecord record, GoldenSources after, GoldenRecord golden)
    {
        var system = record.System == SourceRecord.OwnSystem ? null : record.System;
        var told = GoldenSources.Expand(customer, system, after.References, golden.ContactPoints);
        return (told.Reference == record.Reference && told.SaysTheSameAs(record), system);
    }
}
