using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Api.Imports.Operations;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Imports;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Imports;

/// <summary>Starts and stops bulk operations, and keeps mappings.</summary>
[ResolversOf("Mutation")]
internal static class ImportMutations
{
    public static async Task<BulkImportPayload> BulkImport(
        BulkImportInput input, StartBulkImport useCase, HttpContext context, CancellationToken cancellationToken)
    {
        if (!input.FileId.IsOf(EntityKind.ImportFile, "fileId", out var mixedUp))
        {
            return Refused(context, mixedUp);
        }

        var (mapping, fault) = input.Mapping?.ToDefinition() ?? default;
        if (fault is not null)
        {
            return Refused(context, fault with { Path = ["mapping"] });
        }

        var outcome = await useCase.ExecuteAsync(input.ToCommand(mapping), cancellationToken);
        return new BulkImportPayload(outcome.Operation, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }

    public static async Task<BulkOperationCancelPayload> BulkOperationCancel(
        GlobalId id,
        CancelBulkOperation useCase,
        OperationChanges changes,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (!id.IsOf(EntityKind.BulkOperation, "id", out var mixedUp))
        {
            return new BulkOperationCancelPayload(null, ErrorMessages.For(context, [mixedUp]));
        }

        var outcome = await useCase.ExecuteAsync(id.Value, cancellationToken);
        changes.Raise();
        return new BulkOperationCancelPayload(outcome.Operation, ErrorMessages.For(context, outcome.Errors));
    }

    public static async Task<ImportMappingSavePayload> ImportMappingSave(
        ImportMappingSaveInput input, SaveImportMapping useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var (mapping, fault) = input.Mapping.ToDefinition();
        if (fault is not null)
        {
            return new ImportMappingSavePayload(null, ErrorMessages.For(context, [fault with { Path = ["mapping"] }]));
        }

        var outcome = await useCase.ExecuteAsync(
            new SaveImportMappingCommand(input.Name, input.Entity, mapping, input.ExpectedVersion), cancellationToken);
        return new ImportMappingSavePayload(outcome.Mapping, ErrorMessages.For(context, outcome.Errors));
    }

    private static BulkImportPayload Refused(HttpContext context, DomainError error) =>
        new(null, ErrorMessages.For(context, [error]), Replayed: false);
}

/// <summary>What came of <c>bulkImport</c>.</summary>
internal sealed record BulkImportPayload(BulkOperation? Operation, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>What came of <c>bulkOperationCancel</c>.</summary>
internal sealed record BulkOperationCancelPayload(BulkOperation? Operation, IReadOnlyList<DomainError> Errors);

/// <summary>What came of <c>importMappingSave</c>.</summary>
internal sealed record ImportMappingSavePayload(ImportMapping? Mapping, IReadOnlyList<DomainError> Errors);
