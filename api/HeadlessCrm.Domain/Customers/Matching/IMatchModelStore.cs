namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>Keeps the models that were learned. None is changed or dropped: decisions name the one they were made by.</summary>
public interface IMatchModelStore
{
    /// <summary>The version of the newest; 0: none was learned yet.</summary>
    Task<int> GetLatestVersionAsync(CancellationToken cancellationToken);

    /// <summary>A model; null: there is none of this version.</summary>
    Task<MatchModel?> FindAsync(int version, CancellationToken cancellationToken);

    /// <summary>Keeps a model; false when its version is taken.</summary>
    Task<bool> AddAsync(MatchModel model, DateTimeOffset learnedAt, CancellationToken cancellationToken);
}
