using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Api.Imports.Operations;
using HeadlessCrm.Domain.Imports;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Imports;

/// <summary>Fields of a bulk operation that are no properties of it.</summary>
[ResolversOf("BulkOperation")]
internal static class BulkOperationFields
{
    private static readonly OrderTerm<ImportRowErrorOrderField>[] InOrderOfFile = [new(ImportRowErrorOrderField.Line, OrderDirection.Asc)];

    public static GlobalId Id(BulkOperation operation) => GlobalId.OfBulkOperation(operation.Id);

    public static double Progress(BulkOperation operation) => operation.State == BulkOperationState.Completed
        ? 1
        : Math.Min((double)operation.Counts.BytesRead / Math.Max(operation.File.Length, 1), 1);

    public static string? RejectsPath(BulkOperation operation) =>
        operation.Counts.RejectsLength > 0 ? ImportEndpoints.RejectsPath(operation.Id) : null;

    public static async Task<BatchResult<Connection<ImportRowError>>> Errors(
        IReadOnlyList<BulkOperation> operations,
        FieldContext field,
        IBulkOperationStore store,
        CursorCodec cursors,
        CancellationToken cancellationToken) =>
        await ListRequest<ImportRowErrorOrderField>.Read(field, BulkOperationFilterFields.Errors, cursors, InOrderOfFile)
            .LoadManyAsync(
                [.. operations.Select(operation => operation.Id)],
                store.PageErrorsAsync,
                store.CountErrorsAsync,
                cancellationToken);
}

/// <summary>Fields of a received file that are no properties of it.</summary>
[ResolversOf("ImportFile")]
internal static class ImportFileFields
{
    public static GlobalId Id(ImportFile file) => GlobalId.OfImportFile(file.Id);
}

/// <summary>What a saved mapping says.</summary>
[ResolversOf("ImportMapping")]
internal static class ImportMappingFields
{
    public static IReadOnlyList<ImportColumn> Columns(ImportMapping mapping)
    {
        var file = MappingFile.Parse(mapping.Definition);
        return
        [
            .. file.Columns.Select(entry => new ImportColumn(entry.Key, entry.Value, null, null))
                .Concat(file.Differences.Select(entry => new ImportColumn(entry.Key, entry.Value[0], entry.Value[1], null)))
                .Concat(file.Constants.Select(entry => new ImportColumn(entry.Key, null, null, entry.Value)))
                .OrderBy(column => column.Column, StringComparer.Ordinal),
        ];
    }

    public static string? Delimiter(ImportMapping mapping) => MappingFile.Parse(mapping.Definition).Delimiter;

    public static bool GroupLines(ImportMapping mapping) => MappingFile.Parse(mapping.Definition).GroupLines;

    public static ImportRounding? Rounding(ImportMapping mapping) => MappingFile.Parse(mapping.Definition).Rounding switch
    {
        null => null,
        "HALF_EVEN" => ImportRounding.HalfEven,
        _ => ImportRounding.HalfAwayFromZero,
    };
}
