using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Customers.Contacts;

/// <summary>Makes a person the contact of a company, or changes what is known of that.</summary>
public sealed record UpsertCompanyContactCommand
{
    /// <summary>The contact to change; null: a new one.</summary>
    public Guid? Id { get; init; }

    /// <summary>The company; of a contact that is there, the same as before.</summary>
    public required Guid CompanyId { get; init; }

    /// <summary>The person; of a contact that is there, the same as before.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The job title, 200 characters at most; null: not known.</summary>
    public string? JobTitle { get; init; }

    /// <summary>The part in decisions to buy; null: not known.</summary>
    public ContactRole? Role { get; init; }

    /// <summary>The first day; null: not known.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The last day; null: it goes on.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Refuse unless it is at this version; null: any.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>Makes the command safe to repeat; required for a new contact.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>Makes a person the contact of a company, or changes what is known of that.</summary>
public sealed class UpsertCompanyContact(
    ICompanyContactStore contacts, ICustomerStore customers, IIdempotencyStore idempotency, TimeProvider clock)
{
    private const int MaxJobTitleLength = 200;

    private readonly OncePerKey<Outcome<CompanyContact>> once =
        Outcome.Once<CompanyContact>(idempotency, clock, nameof(UpsertCompanyContact));

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<Outcome<CompanyContact>> ExecuteAsync(
        UpsertCompanyContactCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<Outcome<CompanyContact>?> TryAsync(
        UpsertCompanyContactCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        if (Check(command) is { Count: > 0 } errors)
        {
            return Outcome.Refused<CompanyContact>(errors);
        }

        var (company, noCompany) = await customers.FindAsync(
            command.CompanyId, CustomerKind.Company, "companyId", cancellationToken);
        var (person, noPerson) = await customers.FindAsync(command.PersonId, CustomerKind.Person, "personId", cancellationToken);
        if ((noCompany ?? noPerson) is { } refusal)
        {
            return Outcome.Refused<CompanyContact>(refusal);
        }

        CompanyContact? found = null;
        if (command.Id is { } id)
        {
            found = (await contacts.GetAsync([id], cancellationToken))[0];
            if (found is null || found.CompanyId != company!.Id || found.PersonId != person!.Id)
            {
                return Outcome.Refused<CompanyContact>(
                    new EntryNotFound("contact of this company and person", id.ToString()) { Path = ["id"] });
            }
        }

        if (EntryVersionConflict.Check(command.ExpectedVersion, found?.Version) is { } conflict)
        {
            return Outcome.Refused<CompanyContact>(conflict);
        }

        var contact = new CompanyContact
        {
            Id = found?.Id ?? EntityId.Create(attempt.Now),
            CompanyId = company!.Id,
            PersonId = person!.Id,
            JobTitle = string.IsNullOrWhiteSpace(command.JobTitle) ? null : command.JobTitle.Trim(),
            Role = command.Role,
            Since = command.Since,
            Until = command.Until,
            Version = (found?.Version ?? 0) + 1,
            CreatedAt = found?.CreatedAt ?? attempt.Now,
            UpdatedAt = attempt.Now,
        };
        return await contacts.SaveAsync(contact, command.CompanyId, command.PersonId, attempt.Keep(contact), cancellationToken)
            ? Outcome.Of(contact)
            : null;
    }

    private static List<DomainError> Check(UpsertCompanyContactCommand command)
    {
        var errors = new List<DomainError>();
        if (command is { Id: null, IdempotencyKey: null })
        {
            errors.Add(InvalidValue.At("A new contact needs an idempotency key; send one per command.", "idempotencyKey"));
        }

        TextRules.Optional(command.JobTitle, MaxJobTitleLength, errors, "jobTitle");
        if (command is { Since: { } since, Until: { } until } && until < since)
        {
            errors.Add(InvalidValue.At($"until {until:yyyy-MM-dd} is before since {since:yyyy-MM-dd}; check the days.", "until"));
        }

        return errors;
    }
}
