namespace HeadlessCrm.Domain.Imports;

/// <summary>What came of the last time a schedule was due.</summary>
public enum ImportScheduleResult
{
    /// <summary>The file was new and an operation loads it.</summary>
    Started,

    /// <summary>The file has the content of one that was loaded before.</summary>
    Unchanged,

    /// <summary>There was no file.</summary>
    FileMissing,

    /// <summary>The file cannot be loaded like this.</summary>
    Refused,
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

    /// <summary>How long after one look the next one is due.</summary>
    public required TimeSpan Every { get; init; }

    /// <summary>Whether it is not to be looked at meanwhile.</summary>
    public bool IsPaused { get; init; }

    /// <summary>When it is due next.</summary>
    public required DateTimeOffset NextRunAt { get; init; }

    /// <summary>When it was last due; null: never yet.</summary>
    public DateTimeOffset? LastRunAt { get; init; }

    /// <summary>What came of it; null: nothing yet.</summary>
    public ImportScheduleResult? LastResult { get; init; }

    /// <summary>Why it was refused; null: it was not.</summary>
    public string? LastMessage { get; init; }

    /// <summary>The operation that loads, or loaded, what was there; null: none yet.</summary>
    public Guid? LastOperationId { get; init; }

    /// <summary>Rises with every change that somebody asked for.</summary>
    public int Version { get; init; } = 1;
}
