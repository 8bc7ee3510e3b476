namespace HeadlessCrm.Benchmarks.Data;

/// <summary>Somebody who buys.</summary>
internal sealed record Customer(
    Guid Id,
    string DisplayName,
    string? Email,
    CustomerKind Kind,
    bool IsActive,
    int Visits,
    double TotalSpend,
    DateTimeOffset CreatedAt,
    IReadOnlyList<Interaction> Interactions);

internal enum CustomerKind
{
    Person,
    Company,
}

/// <summary>What happened between a customer and a dealer.</summary>
internal sealed record Interaction(
    Guid Id, Touchpoint Touchpoint, string? Reason, DateTimeOffset OccurredAt, string Dealer);

internal enum Touchpoint
{
    Sale,
    Workshop,
    CallCentre,
    Web,
}
