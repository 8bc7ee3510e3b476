using HeadlessCrm.Api.Customers.Reachability;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.GraphQL.Coercion;

namespace HeadlessCrm.Api.Customers;

/// <summary>The input of <c>customerUpsert</c>. What is left out stays as it is; null clears.</summary>
internal sealed record CustomerUpsertInput
{
    public GlobalId? Id { get; init; }

    public CustomerSourceInput? Source { get; init; }

    public ExternalReference[]? ExternalRefs { get; init; }

    public CustomerKind? Kind { get; init; }

    public CustomerStatus? Status { get; init; }

    public Optional<string?> DisplayName { get; init; }

    public Optional<string?> GivenName { get; init; }

    public Optional<string?> FamilyName { get; init; }

    public Optional<string?> CompanyName { get; init; }

    public Optional<ContactPoint[]?> ContactPoints { get; init; }

    public int? ExpectedVersion { get; init; }

    public MatchMode? Match { get; init; }

    public ContactTimesInput? ContactTimes { get; init; }

    public string? IdempotencyKey { get; init; }

    /// <summary>The command that says the same.</summary>
    public UpsertCustomerCommand ToCommand() => new()
    {
        Id = Id?.Value,
        Source = Source?.ToSource(),
        ExternalReferences = ExternalRefs,
        Kind = Kind,
        Status = Status,
        DisplayName = Name(DisplayName),
        GivenName = Name(GivenName),
        FamilyName = Name(FamilyName),
        CompanyName = Name(CompanyName),
        ContactPoints = ContactPoints.IsPresent ? ContactPoints.Value ?? [] : null,
        ExpectedVersion = ExpectedVersion,
        Match = Match,
        ContactTimes = ContactTimes?.ToTimes(),
        IdempotencyKey = IdempotencyKey,
    };

    // The domain's way to clear a name is an empty one, its way to leave it is null.
    private static string? Name(Optional<string?> given) => given.IsPresent ? given.Value ?? string.Empty : null;
}
