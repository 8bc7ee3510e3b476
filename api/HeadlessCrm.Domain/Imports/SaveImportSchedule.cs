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

    /// <summary>How long after one look the next one is due: a minute to a year; null: <see cref="Cron"/> says when.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>When it is due, by a <see cref="CronExpression"/>; null: <see cref="Every"/> says how often.</summary>
    public string? Cron { get; init; }

    /// <summary>The time zone that <see cref="Cron"/> is meant in: an IANA name; null: UTC.</summary>
    public string? TimeZone { get; init; }

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
    private const int MaxCronLength = 200;
    private const string DefaultZone = "UTC";
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
        var now = clock.GetUtcNow();
        var changed = (stored ?? New(command, now)) with
        {
            Entity = command.Entity,
            Format = command.Format,
            System = command.System,
            FileName = command.FileName,
            MappingName = command.MappingName,
            LawfulBasis = command.LawfulBasis,
            Every = command.Every,
            Cron = command.Cron?.Trim(),
            TimeZone = command.TimeZone ?? DefaultZone,
            IsPaused = command.IsPaused,
        };
        if (command.StartAt is null && stored is not null && HaveOneRhythm(changed, stored))
        {
            return changed;
        }

        var first = ImportRhythm.First(changed, command.StartAt?.ToUniversalTime() ?? now);
        return changed with { NextRunAt = first, RegularRunAt = first };
    }

    private static bool HaveOneRhythm(ImportSchedule one, ImportSchedule other) =>
        (one.Every, one.Cron, one.TimeZone) == (other.Every, other.Cron, other.TimeZone);

    private static ImportSchedule New(SaveImportScheduleCommand command, DateTimeOffset now) => new()
    {
        Name = command.Name,
        Entity = command.Entity,
        Format = command.Format,
        System = command.System,
        FileName = command.FileName,
        LawfulBasis = command.LawfulBasis,
        NextRunAt = now,
        RegularRunAt = now,
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

        CheckRhythm(command, errors);

        if (command.MappingName is { } name
            && (await operations.FindMappingAsync(name, cancellationToken))?.Entity != command.Entity)
        {
            errors.Add(new ImportMappingNotFound(name) { Path = ["mappingName"] });
        }

        return errors;
    }

    private static void CheckRhythm(SaveImportScheduleCommand command, List<DomainError> errors)
    {
        if (command.Every is null == command.Cron is null)
        {
            errors.Add(InvalidValue.At("Say how often by every, or when by cron; one of them.", "every"));
        }

        if (command.Every < Shortest || command.Every > Longest)
        {
            errors.Add(InvalidValue.At($"every is {command.Every}; it must be {Shortest} to {Longest}.", "every"));
        }

        if (command.Cron is { } cron)
        {
            TextRules.Required(cron, MaxCronLength, errors, "cron");
            if (errors.Count == 0 && CronExpression.Parse(cron, out var fault) is null)
            {
                errors.Add(InvalidValue.At(fault!, "cron"));
            }
        }

        if (command.TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            errors.Add(InvalidValue.At(
                $"timeZone is \"{zone}\", which is no time zone; give an IANA name such as America/Lima.", "timeZone"));
        }
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
