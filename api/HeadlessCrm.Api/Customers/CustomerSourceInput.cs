using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers.Golden;

namespace HeadlessCrm.Api.Customers;

/// <summary>Which source a change is the word of.</summary>
internal sealed record CustomerSourceInput
{
    public required string System { get; init; }

    public required string ExternalId { get; init; }

    public DateTimeOffset? ObservedAt { get; init; }

    public bool IsDeclared { get; init; }

    public string[]? VerifiedFields { get; init; }

    public NamedValue[]? Values { get; init; }

    /// <summary>The same in the domain's words.</summary>
    public CustomerSource ToSource() => new()
    {
        Reference = new ExternalReference(System, ExternalId),
        ObservedAt = ObservedAt?.ToUniversalTime(),
        IsDeclared = IsDeclared,
        VerifiedFields = VerifiedFields,
        Values = Values,
    };
}
