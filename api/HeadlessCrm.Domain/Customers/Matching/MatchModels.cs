namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>
/// The model in use: the newest that was learned, or else the initial one. The newest is asked for each time, so that every node
/// follows at once; what was read of it is kept.
/// </summary>
public sealed class MatchModels(IMatchModelStore store, IMatchRecordStore records)
{
    /// <summary>
    /// The least size that a base without a model is taken for: the first of many records must not link because there are
    /// few others that it could be of.
    /// </summary>
    public const int LeastRecords = 10_000;

    private MatchModel? known;

    /// <summary>The model to decide by.</summary>
    public async Task<MatchModel> GetAsync(CancellationToken cancellationToken)
    {
        var version = await store.GetLatestVersionAsync(cancellationToken);
        if (Volatile.Read(ref known) is { } kept && kept.Version == version)
        {
            return kept;
        }

        var model = version == 0 ? null : await store.FindAsync(version, cancellationToken);
        if (model is null)
        {
            var count = await records.CountAsync(cancellationToken);
            model = MatchModel.Initial((int)Math.Clamp(count, LeastRecords, int.MaxValue));
        }

        Volatile.Write(ref known, model);
        return model;
    }
}
