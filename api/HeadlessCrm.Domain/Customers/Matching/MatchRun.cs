namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>How a run stands.</summary>
public enum MatchRunState
{
    /// <summary>A node works on it, or did until it was gone; see <see cref="MatchRun.UpdatedAt"/>.</summary>
    Running,

    /// <summary>It came to its end.</summary>
    Completed,

    /// <summary>It was broken off; what it merged stays, and a new run goes on from there.</summary>
    Failed,
}

/// <summary>A run over all records, with how far it has come.</summary>
public sealed record MatchRun
{
    /// <summary>A run that is not heard of for so long is given up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>What was asked for.</summary>
    public required RunMatchingCommand Command { get; init; }

    /// <summary>How it stands.</summary>
    public MatchRunState State { get; init; }

    /// <summary>What it is at, and how much of it is done.</summary>
    public MatchRunProgress Progress { get; init; }

    /// <summary>What it came to; null until it has.</summary>
    public MatchRunResult? Result { get; init; }

    /// <summary>Why it was broken off; null: it was not.</summary>
    public string? Fault { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was last heard of.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>Keeps runs.</summary>
public interface IMatchRunStore
{
    /// <summary>The runs of these ids; null where there is none.</summary>
    Task<IReadOnlyList<MatchRun?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>The runs that began last, the newest first.</summary>
    Task<IReadOnlyList<MatchRun>> ListAsync(int count, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps a new run, unless another is under way; answers that one then, or null. One that was not heard of for
    /// <see cref="MatchRun.Patience"/> is given up.
    /// </summary>
    Task<MatchRun?> StartAsync(MatchRun run, CancellationToken cancellationToken);

    /// <summary>Keeps how a run stands; false when it was given up meanwhile.</summary>
    Task<bool> UpdateAsync(MatchRun run, CancellationToken cancellationToken);
}

/// <summary>Another run is under way.</summary>
/// <param name="RunId">That run.</param>
/// <param name="StartedAt">When it began.</param>
public sealed record MatchRunUnderWay(Guid RunId, DateTimeOffset StartedAt) : DomainError(
    $"The run {RunId} is under way since {StartedAt:yyyy-MM-ddTHH:mm:ssZ}; wait for it to end.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "MATCH_RUN_UNDER_WAY";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}
