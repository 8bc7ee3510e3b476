using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Customers.Contacts;

/// <summary>The part a person plays when a company decides to buy.</summary>
public enum ContactRole
{
    /// <summary>First sees the need.</summary>
    Initiator,

    /// <summary>Will use what is bought.</summary>
    User,

    /// <summary>Is listened to.</summary>
    Influencer,

    /// <summary>Decides.</summary>
    Decider,

    /// <summary>Negotiates and orders.</summary>
    Buyer,

    /// <summary>Decides who is let through.</summary>
    Gatekeeper,
}

/// <summary>A person at whom a company can be reached, and what they are there.</summary>
public sealed record CompanyContact
{
    /// <summary>The fewest contacts that a company which is still a prospect should have.</summary>
    public const int FewestOfProspect = 3;

    /// <summary>The most contacts that are needed of a company which is still a prospect.</summary>
    public const int MostOfProspect = 5;

    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>The company.</summary>
    public required Guid CompanyId { get; init; }

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The job title, in the company's words; null: not known.</summary>
    public string? JobTitle { get; init; }

    /// <summary>The part in decisions to buy; null: not known.</summary>
    public ContactRole? Role { get; init; }

    /// <summary>The first day; null: not known.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The last day; null: it goes on.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Rises by one with every change; the first is 1.</summary>
    public required int Version { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whether it has not ended on a day.</summary>
    public bool IsCurrent(DateOnly day) => Until is not { } last || last >= day;

    /// <summary>How many contacts a company lacks; null: it is no company that is still a prospect.</summary>
    public static int? MissingOf(Customer customer, int current) =>
        customer is { Kind: CustomerKind.Company, Status: CustomerStatus.Prospect } ? Math.Max(0, FewestOfProspect - current) : null;
}

/// <summary>What contacts of companies can be ordered by.</summary>
public enum CompanyContactOrderField
{
    /// <summary>When they were recorded.</summary>
    CreatedAt,

    /// <summary>The job title.</summary>
    JobTitle,
}

/// <summary>What filters over contacts of companies may name.</summary>
public static class CompanyContactFilterFields
{
    /// <summary>The declaration; its subjects are <see cref="CompanyContact"/>.</summary>
    public static FilterableEntity Entity { get; } = FilterableEntity.Declare(
        "CompanyContact",
        [
            FilterField.Of<CompanyContact>("id", FieldType.Id, contact => contact.Id),
            FilterField.Of<CompanyContact>("companyId", FieldType.Id, contact => contact.CompanyId),
            FilterField.Of<CompanyContact>("personId", FieldType.Id, contact => contact.PersonId),
            FilterField.Of<CompanyContact>("jobTitle", FieldType.Text, contact => contact.JobTitle),
            new FilterField("role", FieldType.Enumeration, subject => ((CompanyContact)subject).Role, typeof(ContactRole)),
            FilterField.Of<CompanyContact>("isEnded", FieldType.Boolean, contact => contact.Until is not null),
        ]);
}
