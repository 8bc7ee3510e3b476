namespace HeadlessCrm.Domain.Touchpoints;

/// <summary>What kind of place customer and network meet at.</summary>
public enum TouchpointKind
{
    /// <summary>A sale.</summary>
    Sale,

    /// <summary>A quote.</summary>
    Quote,

    /// <summary>The workshop.</summary>
    Workshop,

    /// <summary>An event.</summary>
    Event,

    /// <summary>The call centre.</summary>
    CallCentre,

    /// <summary>The website.</summary>
    Web,

    /// <summary>The app.</summary>
    App,

    /// <summary>A social network.</summary>
    Social,

    /// <summary>A partner firm.</summary>
    Partner,
}

/// <summary>A place where customers and the network meet, and who answers for it.</summary>
public sealed record Touchpoint
{
    /// <summary>Its code, unique.</summary>
    public required string Code { get; init; }

    /// <summary>What kind of place.</summary>
    public required TouchpointKind Kind { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The department that answers for it; null: none was named.</summary>
    public string? Department { get; init; }

    /// <summary>The code of the dealer it belongs to; null: the whole network's.</summary>
    public string? DealerCode { get; init; }

    /// <summary>Whether what happens there decides about the customer's trust.</summary>
    public bool IsMomentOfTruth { get; init; }

    /// <summary>Whether it is in use.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Rises by one with every change; the first is 1.</summary>
    public required int Version { get; init; }

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>Keeps the registry of touchpoints: hundreds, not millions.</summary>
public interface ITouchpointStore
{
    /// <summary>The touchpoints of these codes; null where there is none.</summary>
    Task<IReadOnlyList<Touchpoint?>> FindByCodesAsync(IReadOnlyList<string> codes, CancellationToken cancellationToken);

    /// <summary>All of them, by code.</summary>
    Task<IReadOnlyList<Touchpoint>> GetAllAsync(CancellationToken cancellationToken);

    /// <summary>Writes the next version of a touchpoint; version 1 is new. False when somebody came between.</summary>
    Task<bool> SaveAsync(Touchpoint touchpoint, CancellationToken cancellationToken);
}
