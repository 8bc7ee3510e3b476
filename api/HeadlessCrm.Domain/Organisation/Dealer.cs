namespace HeadlessCrm.Domain.Organisation;

/// <summary>A dealer of the network.</summary>
/// <param name="Code">Its code, unique; at most 64 characters.</param>
/// <param name="Name">Its name.</param>
/// <param name="City">Where it is; null: not said.</param>
public sealed record Dealer(string Code, string Name, string? City = null);

/// <summary>Keeps dealers.</summary>
public interface IDealerStore
{
    /// <summary>The dealers of these codes; null where there is none.</summary>
    Task<IReadOnlyList<Dealer?>> FindByCodesAsync(IReadOnlyList<string> codes, CancellationToken cancellationToken);

    /// <summary>All dealers, by code.</summary>
    Task<IReadOnlyList<Dealer>> GetAllAsync(CancellationToken cancellationToken);

    /// <summary>Writes dealers in one transaction; one whose code is known takes the new name and city.</summary>
    Task SaveAsync(IReadOnlyList<Dealer> dealers, CancellationToken cancellationToken);
}
