namespace HeadlessCrm.Domain.Imports;

/// <summary>What a file has rows of.</summary>
public enum ImportEntity
{
    /// <summary>People and companies.</summary>
    Customers,

    /// <summary>Sales, repair orders, parts and partner purchases.</summary>
    Transactions,
}

/// <summary>How a file is written.</summary>
public enum ImportFormat
{
    /// <summary>Comma-separated values with a header line (RFC 4180).</summary>
    Csv,

    /// <summary>One JSON object per line.</summary>
    Ndjson,
}

/// <summary>On what ground personal data may be processed (GDPR, article 6, paragraph 1, and the laws that follow it).</summary>
public enum LawfulBasis
{
    /// <summary>The person consented.</summary>
    Consent,

    /// <summary>It is needed for a contract with the person.</summary>
    Contract,

    /// <summary>The law demands it.</summary>
    LegalObligation,

    /// <summary>Somebody's life depends on it.</summary>
    VitalInterests,

    /// <summary>A task in the public interest needs it.</summary>
    PublicTask,

    /// <summary>An interest that the person's own do not outweigh.</summary>
    LegitimateInterests,
}

/// <summary>How far a bulk operation has come.</summary>
public enum BulkOperationState
{
    /// <summary>It waits for its turn.</summary>
    Queued,

    /// <summary>It was begun, and goes on where it stood whenever a node stops that works on it.</summary>
    Running,

    /// <summary>The file was read to its end.</summary>
    Completed,

    /// <summary>It cannot go on; what was written before stays.</summary>
    Failed,

    /// <summary>Somebody stopped it; what was written before stays.</summary>
    Cancelled,
}

/// <summary>Taking a file into the store: asked for once, carried out in the background, resumed after a crash.</summary>
public sealed record BulkOperation
{
    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>What the file has rows of.</summary>
    public required ImportEntity Entity { get; init; }

    /// <summary>How the file is written.</summary>
    public required ImportFormat Format { get; init; }

    /// <summary>The system the keys in the file belong to.</summary>
    public required string System { get; init; }

    /// <summary>The file as it was received.</summary>
    public required ImportFile File { get; init; }

    /// <summary>The saved mapping it was asked for with; null: none.</summary>
    public string? MappingName { get; init; }

    /// <summary>The mapping as it was when it was asked for, opaque to the domain; null: the file has our columns.</summary>
    public string? Mapping { get; init; }

    /// <summary>Whether everything is checked and nothing written.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>On what ground the personal data in the file is processed.</summary>
    public required LawfulBasis LawfulBasis { get; init; }

    /// <summary>How far it has come.</summary>
    public BulkOperationState State { get; init; }

    /// <summary>What it has done so far; all of it is durable.</summary>
    public ImportCounts Counts { get; init; }

    /// <summary>Why it failed; null: it did not.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether somebody asked to stop it.</summary>
    public bool IsCancelRequested { get; init; }

    /// <summary>How often a node has taken it up; more than once: it was resumed.</summary>
    public int Runs { get; init; }

    /// <summary>Rises with every change.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was first taken up; null: not yet.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it came to its end, whichever; null: not yet.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Whether it has come to its end, whichever.</summary>
    public bool IsEnded => State is BulkOperationState.Completed or BulkOperationState.Failed or BulkOperationState.Cancelled;
}

/// <summary>What an import has done so far.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="Inserted">Entities that were new.</param>
/// <param name="Changed">Entities that were corrected.</param>
/// <param name="Unchanged">Entities that were there already.</param>
/// <param name="Refused">Rows that were refused.</param>
/// <param name="CustomersCreated">Customers that were not known before.</param>
/// <param name="BytesRead">Bytes of the file read.</param>
/// <param name="RejectsLength">How long the list of refused rows is, in bytes.</param>
public readonly record struct ImportCounts(
    long Rows = 0,
    long Inserted = 0,
    long Changed = 0,
    long Unchanged = 0,
    long Refused = 0,
    long CustomersCreated = 0,
    long BytesRead = 0,
    long RejectsLength = 0);

/// <summary>A file that was received and waits to be imported.</summary>
/// <param name="Id">The id, a UUIDv7.</param>
/// <param name="Name">The name it was sent with.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Sha256">The SHA-256 of its content, in small hexadecimal digits.</param>
/// <param name="ReceivedAt">When it was received.</param>
public sealed record ImportFile(Guid Id, string Name, long Length, string Sha256, DateTimeOffset ReceivedAt)
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxNameLength = 200;
}

/// <summary>A fault of a row.</summary>
/// <param name="Id">The id, a UUIDv7; they rise with the order of the file.</param>
/// <param name="OperationId">The operation that read the row.</param>
/// <param name="Line">The line the row begins at, from 1.</param>
/// <param name="Field">The column; empty: the row as a whole.</param>
/// <param name="Value">What was refused, shortened when it is long; null: nothing was there.</param>
/// <param name="Reason">What is wrong and what to do.</param>
public sealed record ImportRowError(Guid Id, Guid OperationId, long Line, string Field, string? Value, string Reason);

/// <summary>A mapping of columns, kept under a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Entity">What files it is for have rows of.</param>
/// <param name="Definition">Which of a file's columns is which of ours, opaque to the domain.</param>
/// <param name="Version">Rises with every change.</param>
/// <param name="UpdatedAt">When it last changed.</param>
public sealed record ImportMapping(string Name, ImportEntity Entity, string Definition, int Version, DateTimeOffset UpdatedAt);
