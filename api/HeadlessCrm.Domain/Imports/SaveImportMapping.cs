namespace HeadlessCrm.Domain.Imports;

/// <summary>Keeps a mapping under a name. It says what is to be, so that repeating it changes nothing more.</summary>
/// <param name="Name">The name; at most 100 characters.</param>
/// <param name="Entity">What files it is for have rows of.</param>
/// <param name="Definition">Which of a file's columns is which of ours.</param>
/// <param name="ExpectedVersion">The version the caller has read, 0 for none; null: whatever it is.</param>
public sealed record SaveImportMappingCommand(string Name, ImportEntity Entity, string Definition, int? ExpectedVersion);

/// <summary>What came of <see cref="SaveImportMapping"/>.</summary>
/// <param name="Mapping">The mapping as it is from now on; null when it was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
public sealed record SaveImportMappingOutcome(ImportMapping? Mapping, IReadOnlyList<DomainError> Errors);

/// <summary>Keeps a mapping under a name.</summary>
public sealed class SaveImportMapping(IBulkOperationStore operations, IImportPolicy policy, TimeProvider clock)
{
    private const int MaxNameLength = 100;
    private const int MaxTries = 5;

    /// <summary>Carries the command out. Operations that were asked for before keep the mapping of their time.</summary>
    public async Task<SaveImportMappingOutcome> ExecuteAsync(
        SaveImportMappingCommand command, CancellationToken cancellationToken)
    {
        var errors = new List<DomainError>();
        TextRules.Required(command.Name, MaxNameLength, errors, "name");
        if (policy.CheckMapping(command.Entity, command.Definition) is { } fault)
        {
            errors.Add(fault with { Path = ["mapping"] });
        }

        if (errors.Count > 0)
        {
            return new SaveImportMappingOutcome(null, errors);
        }

        for (var tries = 1; tries <= MaxTries; tries++)
        {
            var stored = await operations.FindMappingAsync(command.Name, cancellationToken);
            if (stored is not null && stored.Entity == command.Entity && stored.Definition == command.Definition)
            {
                return new SaveImportMappingOutcome(stored, []);
            }

            if (command.ExpectedVersion is { } expected && expected != (stored?.Version ?? 0))
            {
                return new SaveImportMappingOutcome(null, [Conflict(command, expected, stored)]);
            }

            var changed = new ImportMapping(
                command.Name, command.Entity, command.Definition, (stored?.Version ?? 0) + 1, clock.GetUtcNow());
            if (await operations.SaveMappingAsync(changed, cancellationToken))
            {
                return new SaveImportMappingOutcome(changed, []);
            }
        }

        throw new InvalidOperationException($"Saving a mapping met other writers {MaxTries} times in a row.");
    }

    private static DomainError Conflict(SaveImportMappingCommand command, int expected, ImportMapping? stored) => stored is null
        ? new ImportMappingNotFound(command.Name) { Path = ["name"] }
        : new ImportMappingVersionConflict(expected, stored) { Path = ["expectedVersion"] };
}
