namespace HeadlessCrm.Domain.Imports;

/// <summary>What came of a time when a schedule was due.</summary>
public enum ImportScheduleResult
{
    /// <summary>The file was new and an operation loads it.</summary>
    Started,

    /// <summary>The file has the content of one that was loaded before.</summary>
    Unchanged,

    /// <summary>There was no file.</summary>
    FileMissing,

    /// <summary>The file cannot be loaded like this; it is tried again.</summary>
    Refused,

    /// <summary>The operation that loaded the file failed; it is tried again.</summary>
    Failed,

    /// <summary>The file was tried as often as it is, and is left alone until it changes or somebody asks.</summary>
    GivenUp,

    /// <summary>What was started before is still under way, so nothing was begun beside it.</summary>
    StillRunning,
}

/// <summary>Loads a file of the drop folder again and again: whenever it has content that was not loaded before.</summary>
public sealed record ImportSchedule
{
    /// <summary>The name, unique.</summary>
    public required string Name { get; init; }

    /// <summary>What the file has rows of.</summary>
    public required ImportEntity Entity { get; init; }

    /// <summary>How the file is written.</summary>
    public required ImportFormat Format { get; init; }

    /// <summary>The system the keys in the file belong to.</summary>
    public required string System { get; init; }

    /// <summary>The file's path below the drop folder.</summary>
    public required string FileName { get; init; }

    /// <summary>A saved mapping; null: none.</summary>
    public string? MappingName { get; init; }

    /// <summary>On what ground the personal data in the file is processed.</summary>
    public required LawfulBasis LawfulBasis { get; init; }

    /// <summary>How long after one look the next one is due; null: <see cref="Cron"/> says when.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>When it is due, by a <see cref="CronExpression"/>; null: <see cref="Every"/> says how often.</summary>
    public string? Cron { get; init; }

    /// <summary>The time zone that <see cref="Cron"/> is meant in: an IANA name.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Whether it is not to be looked at meanwhile.</summary>
    public bool IsPaused { get; init; }

    /// <summary>When it is due next, also to try something again.</summary>
    public required DateTimeOffset NextRunAt { get; init; }

    /// <summary>When it is due next by its rhythm.</summary>
    public required DateTimeOffset RegularRunAt { get; init; }

    /// <summary>Whether somebody wants it looked at now.</summary>
    public bool IsRunAsked { get; init; }

    /// <summary>
    /// Whether the operation it started is waited for: another is not begun beside it, and a failure of it is followed up.
    /// </summary>
    public bool IsWatching { get; init; }

    /// <summary>How often in a row the same content could not be loaded.</summary>
    public int Failures { get; init; }

    /// <summary>Before when the same content is not tried again; null: nothing is to be tried again.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>The content that could not be loaded, as a SHA-256; empty: it could not even be read; null: none.</summary>
    public string? FailedContent { get; init; }

    /// <summary>When it was last due; null: never yet.</summary>
    public DateTimeOffset? LastRunAt { get; init; }

    /// <summary>What came of it; null: nothing yet.</summary>
    public ImportScheduleResult? LastResult { get; init; }

    /// <summary>Why it was refused or failed; null: it was not.</summary>
    public string? LastMessage { get; init; }

    /// <summary>The operation that loads, or loaded, what was there; null: none yet.</summary>
    public Guid? LastOperationId { get; init; }

    /// <summary>Rises with every change that somebody asked for.</summary>
    public int Version { get; init; } = 1;
}

/// <summary>What came of one time when a schedule was due. Times when nothing new was there are told once, not every time.</summary>
public sealed record ImportScheduleRun
{
    /// <summary>How many are kept of a schedule: the last ones.</summary>
    public const int MostKept = 100;

    /// <summary>The id, a UUIDv7.</summary>
    public required Guid Id { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What came of it.</summary>
    public required ImportScheduleResult Result { get; init; }

    /// <summary>The how manieth attempt at the same content, from 1 on.</summary>
    public required int Attempt { get; init; }

    /// <summary>Why it was refused or failed; null: it was not.</summary>
    public string? Message { get; init; }

    /// <summary>The operation it is about; null: none.</summary>
    public Guid? OperationId { get; init; }
}
