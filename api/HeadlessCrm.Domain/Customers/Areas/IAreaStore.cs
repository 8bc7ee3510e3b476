using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Customers.Areas;

/// <summary>Keeps areas.</summary>
public interface IAreaStore
{
    /// <summary>The areas of these keys; null where there is none.</summary>
    Task<IReadOnlyList<Area?>> FindAsync(IReadOnlyList<AreaKey> keys, CancellationToken cancellationToken);

    /// <summary>The areas of these ids; null where there is none.</summary>
    Task<IReadOnlyList<Area?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The areas that each is part of, the smallest first.</summary>
    Task<IReadOnlyList<IReadOnlyList<Area>>> GetAncestorsAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>A part of the list of areas.</summary>
    Task<Slice<Area>> PageAsync(PageRequest<AreaOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many areas match; null: how many there are.</summary>
    Task<int> CountAsync(Filter? where, CancellationToken cancellationToken);

    /// <summary>The same part of the list of what is part of each; one query.</summary>
    Task<IReadOnlyList<Slice<Area>>> PagePartsAsync(
        IReadOnlyList<Guid> parentIds, PageRequest<AreaOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many parts of each match; null: how many each has.</summary>
    Task<IReadOnlyList<int>> CountPartsAsync(
        IReadOnlyList<Guid> parentIds, Filter? where, CancellationToken cancellationToken);

    /// <summary>Writes areas, all or none, with the idempotency entry, unless one would be part of itself.</summary>
    Task<EntrySaveResult> SaveAsync(
        IReadOnlyList<Area> areas, IdempotencyEntry? idempotency, CancellationToken cancellationToken);
}
