using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Imports;

/// <summary>Takes a received file into the store, in the background.</summary>
public sealed record StartBulkImportCommand
{
    /// <summary>What the file has rows of.</summary>
    public required ImportEntity Entity { get; init; }

    /// <summary>How the file is written.</summary>
    public required ImportFormat Format { get; init; }

    /// <summary>The system the keys in the file belong to.</summary>
    public required string System { get; init; }

    /// <summary>The received file.</summary>
    public required Guid FileId { get; init; }

    /// <summary>A saved mapping; null: none.</summary>
    public string? MappingName { get; init; }

    /// <summary>A mapping for this file alone; null: none.</summary>
    public string? Mapping { get; init; }

    /// <summary>Whether everything is checked and nothing written.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>On what ground the personal data in the file is processed.</summary>
    public required LawfulBasis LawfulBasis { get; init; }

    /// <summary>Makes the command safe to repeat; required.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>What came of <see cref="StartBulkImport"/>.</summary>
/// <param name="Operation">The operation; null when it was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="Replayed">Whether the operation was started by the same command before.</param>
public sealed record BulkImportOutcome(BulkOperation? Operation, IReadOnlyList<DomainError> Errors, bool Replayed = false);

/// <summary>Looks into files and mappings; known to whoever reads them.</summary>
public interface IImportPolicy
{
    /// <summary>What a mapping says that cannot be; null: nothing.</summary>
    DomainError? CheckMapping(ImportEntity entity, string mapping);

    /// <summary>Why a file cannot be read as the operation says; null: its beginning can.</summary>
    DomainError? CheckFile(BulkOperation operation);

    /// <summary>Is told that there is something to do.</summary>
    void Announce();
}

/// <summary>Takes a received file into the store, in the background.</summary>
public sealed class StartBulkImport(
    IBulkOperationStore operations, IImportPolicy policy, IIdempotencyStore idempotency, TimeProvider clock)
{
    private OncePerKey<BulkImportOutcome> Once => new(idempotency, clock, nameof(StartBulkImport))
    {
        IsKeyRequired = true,
        Refuse = Refused,
        Replay = async (entry, cancellationToken) => await ReplayAsync(Idempotent.Read<Guid>(entry), cancellationToken),
    };

    /// <summary>Carries the command out; a repeat with the same key answers with the operation it started, as that is now.</summary>
    public Task<BulkImportOutcome> ExecuteAsync(StartBulkImportCommand command, CancellationToken cancellationToken) =>
        Once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private static BulkImportOutcome Refused(DomainError error) => new(null, [error]);

    private async Task<BulkImportOutcome?> TryAsync(
        StartBulkImportCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var errors = new List<DomainError>();
        TextRules.Required(command.System, ReferenceRules.MaxSystemLength, errors, "system");
        if (command.Mapping is not null && command.MappingName is not null)
        {
            errors.Add(InvalidValue.At("Give either the name of a saved mapping or a mapping, not both.", "mappingName"));
        }

        if (errors.Count > 0)
        {
            return new BulkImportOutcome(null, errors);
        }

        if ((await operations.GetFilesAsync([command.FileId], cancellationToken))[0] is not { } file)
        {
            return Refused(new ImportFileNotFound(command.FileId) { Path = ["fileId"] });
        }

        var (mapping, refusal) = await MappingOfAsync(command, cancellationToken);
        if (refusal is not null)
        {
            return Refused(refusal);
        }

        var operation = new BulkOperation
        {
            Id = EntityId.Create(attempt.Now),
            Entity = command.Entity,
            Format = command.Format,
            System = command.System,
            File = file,
            MappingName = command.MappingName,
            Mapping = mapping,
            IsDryRun = command.IsDryRun,
            LawfulBasis = command.LawfulBasis,
            CreatedAt = attempt.Now,
        };
        if (policy.CheckFile(operation) is { } unreadable)
        {
            return Refused(unreadable);
        }

        if (!await operations.AddAsync(operation, attempt.Keep(operation.Id), cancellationToken))
        {
            return null;
        }

        policy.Announce();
        return new BulkImportOutcome(operation, []);
    }

    private async Task<(string? Mapping, DomainError? Refusal)> MappingOfAsync(
        StartBulkImportCommand command, CancellationToken cancellationToken)
    {
        if (command.MappingName is not { } name)
        {
            return command.Mapping is { } given && policy.CheckMapping(command.Entity, given) is { } fault
                ? (null, fault with { Path = ["mapping"] })
                : (command.Mapping, null);
        }

        var saved = await operations.FindMappingAsync(name, cancellationToken);
        return saved is null || saved.Entity != command.Entity
            ? (null, new ImportMappingNotFound(name) { Path = ["mappingName"] })
            : (saved.Definition, null);
    }

    private async Task<BulkImportOutcome> ReplayAsync(Guid id, CancellationToken cancellationToken) =>
        (await operations.GetAsync([id], cancellationToken))[0] is { } operation
            ? new BulkImportOutcome(operation, [], Replayed: true)
            : Refused(new BulkOperationNotFound(id) { Path = ["idempotencyKey"] });
}
