using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Customers.Households;

/// <summary>Keeps households and who lives in them.</summary>
public interface IHouseholdStore
{
    /// <summary>The households of these ids; null where there is none.</summary>
    Task<IReadOnlyList<Household?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>A part of the list of households.</summary>
    Task<Slice<Household>> PageAsync(PageRequest<HouseholdOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many households match; null: how many there are.</summary>
    Task<int> CountAsync(Filter? where, CancellationToken cancellationToken);

    /// <summary>The households that are part of each, by name.</summary>
    Task<IReadOnlyList<IReadOnlyList<Household>>> GetPartsAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The members of each household, in the order of joining.</summary>
    Task<IReadOnlyList<IReadOnlyList<HouseholdMember>>> GetMembersAsync(
        IReadOnlyList<Guid> householdIds, CancellationToken cancellationToken);

    /// <summary>Where each customer lives; null: nowhere known.</summary>
    Task<IReadOnlyList<HouseholdMember?>> GetByCustomersAsync(
        IReadOnlyList<Guid> customerIds, CancellationToken cancellationToken);

    /// <summary>Writes a household with its idempotency entry, unless it would be part of itself.</summary>
    Task<EntrySaveResult> SaveAsync(Household household, IdempotencyEntry? idempotency, CancellationToken cancellationToken);

    /// <summary>
    /// Adds the last word on where a person lives, with its idempotency entry. Not saved when the person was merged, or unmerged,
    /// in between.
    /// </summary>
    Task<EntrySaveResult> PlaceAsync(
        HouseholdPlacement placement, IdempotencyEntry? idempotency, CancellationToken cancellationToken);
}

/// <summary>A word on where a person lives.</summary>
/// <param name="HouseholdId">Where; null: in none.</param>
/// <param name="CustomerId">The person as it is now.</param>
/// <param name="PostedFor">The customer it is posted for: that one, or one merged into it.</param>
/// <param name="IsHead">Whether the person is named head.</param>
/// <param name="Since">Since when.</param>
/// <param name="RecordedAt">When it is recorded.</param>
public sealed record HouseholdPlacement(
    Guid? HouseholdId, Guid CustomerId, Guid PostedFor, bool IsHead, DateTimeOffset Since, DateTimeOffset RecordedAt);
