namespace HeadlessCrm.Domain.Customers;

/// <summary>Whether a customer is a person or a company.</summary>
public enum CustomerKind
{
    /// <summary>A natural person.</summary>
    Person,

    /// <summary>A company or another organisation.</summary>
    Company,
}

/// <summary>Where a customer stands in its life with the network.</summary>
public enum CustomerStatus
{
    /// <summary>Known, but has not bought.</summary>
    Prospect,

    /// <summary>Has bought.</summary>
    Customer,

    /// <summary>Is held to be gone.</summary>
    Lost,
}

/// <summary>A customer or prospect. Contact points and external references are read apart, for many customers at once.</summary>
public sealed record Customer
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>Person or company.</summary>
    public required CustomerKind Kind { get; init; }

    /// <summary>Prospect, customer or lost.</summary>
    public required CustomerStatus Status { get; init; }

    /// <summary>The name to show; never empty.</summary>
    public required string DisplayName { get; init; }

    /// <summary>A person's given names.</summary>
    public string? GivenName { get; init; }

    /// <summary>A person's family names.</summary>
    public string? FamilyName { get; init; }

    /// <summary>A company's name.</summary>
    public string? CompanyName { get; init; }

    /// <summary>Rises by one with every change; the first is 1.</summary>
    public required int Version { get; init; }

    /// <summary>When it was recorded first, to the millisecond; equals the time in <see cref="Id"/>.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
