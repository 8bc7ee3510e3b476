namespace HeadlessCrm.Domain.Imports;

/// <summary>Makes or changes a schedule. It says what is to be, so that repeating it changes nothing more.</summary>
public sealed record SaveImportScheduleCommand
{
    /// <summary>The name, at most 100 characters.</summary>
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

    /// <summary>How long after one look the next one is due: a minute to a year.</summary>
    public required TimeSpan Every { get; init; }

    /// <summary>When it is due first; null: at once.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>Whether it is not to be looked at meanwhile.</summary>
    public bool IsPaused { get; init; }

    /// <summary>The version the caller has read, 0 for none; null: whatever it is.</summary>
    public int? ExpectedVersion { get; init; }
}

/// <summary>What came of <see cref="SaveImportSchedule"/>.</summary>
/// <param name="Schedule">The schedule as it is from now on; null when it was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
public sealed record SaveImportScheduleOutcome(ImportSchedule? Schedule, IReadOnlyList<DomainError> Errors);

/// <summary>Knows the drop folder.</summary>
public interface IDropFolder
{
    /// <summary>Why a path cannot name a file of the folder; null: it can, whether there is one or not.</summary>
    string? Check(string fileName);

    /// <summary>The SHA-256 of the file's content, in small hexadecimal digits; null: there is none.</summary>
    /// <exception cref="DropFileRefusedException">It cannot be read.</exception>
    Task<string?> HashAsync(string fileName, CancellationToken cancellationToken);

    /// <summary>Takes the file in as it is now; null: there is none.</summary>
    /// <exception cref="DropFileRefusedException">It cannot be read, is too large or not in UTF-8.</exception>
    Task<ImportFile?> ReceiveAsync(string fileName, CancellationToken cancellationToken);
}

/// <summary>Makes or changes a schedule.</summary>
public sealed class SaveImportSchedule(
    IImportScheduleStore schedules, IBulkOperationStore operations, IDropFolder folder, TimeProvider clock)
{
    private const int MaxNameLength = 100;
    private const int MaxTries = 5;

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>Carries the command out.</summary>
    public async Task<SaveImportScheduleOutcome> ExecuteAsync(
        SaveImportScheduleCommand command, CancellationToken cancellationToken)
    {
        if (await CheckAsync(command, cancellationToken) is { Count: > 0 } errors)
        {
            return new SaveImportScheduleOutcome(null, errors);
        }

        for (var tries = 1; tries <= MaxTries; tries++)
        {
            var stored = (await schedules.ListAsync(cancellationToken)).SingleOrDefault(one => one.Name == command.Name);
            if (command.ExpectedVersion is { } expected && expected != (stored?.Version ?? 0))
            {
                return new SaveImportScheduleOutcome(
                    null, [new ImportScheduleVersionConflict(command.Name, expected, stored) { Path = ["expectedVersion"] }]);
            }

            var changed = Apply(command, stored);
            if (changed == stored)
            {
                return new SaveImportScheduleOutcome(stored, []);
            }

            changed = changed with { Version = (stored?.Version ?? 0) + 1 };
            if (await schedules.SaveAsync(changed, cancellationToken))
            {
                return new SaveImportScheduleOutcome(changed, []);
            }
        }

        throw new InvalidOperationException($"Saving a schedule met other writers {MaxTries} times in a row.");
    }

    private ImportSchedule Apply(SaveImportScheduleCommand command, ImportSchedule? stored)
    {
        var next = command.StartAt?.ToUniversalTime()
            ?? (stored is not null && stored.Every == command.Every ? stored.NextRunAt : clock.GetUtcNow());
        return (stored ?? New(command, next)) with
        {
            Entity = command.Entity,
            Format = command.Format,
            System = command.System,
            FileName = command.FileName,
            MappingName = command.MappingName,
            LawfulBasis = command.LawfulBasis,
            Every = command.Every,
            IsPaused = command.IsPaused,
            NextRunAt = next,
        };
    }

    private static ImportSchedule New(SaveImportScheduleCommand command, DateTimeOffset next) => new()
    {
        Name = command.Name,
        Entity = command.Entity,
        Format = command.Format,
        System = command.System,
        FileName = command.FileName,
        LawfulBasis = command.LawfulBasis,
        Every = command.Every,
        NextRunAt = next,
        Version = 0,
    };

    private async Task<List<DomainError>> CheckAsync(SaveImportScheduleCommand command, CancellationToken cancellationToken)
    {
        var errors = new List<DomainError>();
        TextRules.Required(command.Name, MaxNameLength, errors, "name");
        TextRules.Required(command.System, ReferenceRules.MaxSystemLength, errors, "system");
        TextRules.Required(command.FileName, ImportFile.MaxNameLength, errors, "fileName");
        if (errors.Count == 0 && folder.Check(command.FileName) is { } fault)
        {
            errors.Add(InvalidValue.At(fault, "fileName"));
        }

        if (command.Every < Shortest || command.Every > Longest)
        {
            errors.Add(InvalidValue.At($"every is {command.Every}; it must be {Shortest} to {Longest}.", "every"));
        }

        if (command.MappingName is { } name
            && (await operations.FindMappingAsync(name, cancellationToken))?.Entity != command.Entity)
        {
            errors.Add(new ImportMappingNotFound(name) { Path = ["mappingName"] });
        }

        return errors;
    }
}

/// <summary>A schedule has changed since the caller read it.</summary>
/// <param name="Name">The schedule.</param>
/// <param name="ExpectedVersion">The version the caller expected; 0: that there was none.</param>
/// <param name="Current">The schedule as it is; null: there is none.</param>
public sealed record ImportScheduleVersionConflict(string Name, int ExpectedVersion, ImportSchedule? Current) : DomainError(
    $"The schedule \"{Name}\" is at version {Current?.Version ?? 0}, not {ExpectedVersion}; read it again and repeat the change.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "VERSION_CONFLICT";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}
