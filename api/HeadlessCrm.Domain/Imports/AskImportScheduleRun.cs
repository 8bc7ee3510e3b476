namespace HeadlessCrm.Domain.Imports;

/// <summary>What came of <see cref="AskImportScheduleRun"/>.</summary>
/// <param name="Schedule">The schedule, which is looked at as soon as a node is free; null when it was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
public sealed record AskImportScheduleRunOutcome(ImportSchedule? Schedule, IReadOnlyList<DomainError> Errors);

/// <summary>
/// Has a schedule looked at now, whatever its rhythm, also when it is paused; content that failed or was given up is tried once more.
/// Asking again changes nothing: a content that was loaded is not loaded twice, and nothing is begun beside what is under way.
/// </summary>
public sealed class AskImportScheduleRun(IImportScheduleStore schedules, IImportPolicy policy)
{
    /// <summary>Asks.</summary>
    public async Task<AskImportScheduleRunOutcome> ExecuteAsync(string name, CancellationToken cancellationToken)
    {
        if (!await schedules.AskRunAsync(name, cancellationToken))
        {
            return new AskImportScheduleRunOutcome(null, [new ImportScheduleNotFound(name) { Path = ["name"] }]);
        }

        policy.Announce();
        var asked = (await schedules.ListAsync(cancellationToken)).SingleOrDefault(one => one.Name == name);
        return new AskImportScheduleRunOutcome(asked, []);
    }
}

/// <summary>No schedule has this name.</summary>
/// <param name="Name">The name.</param>
public sealed record ImportScheduleNotFound(string Name) : DomainError(
    $"There is no schedule \"{Name}\"; save it first, or check the name.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "IMPORT_SCHEDULE_NOT_FOUND";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}
