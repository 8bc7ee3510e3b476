using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Imports;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Imports;

/// <summary>Questions about bulk operations and mappings.</summary>
[ResolversOf("Query")]
internal static class ImportQueries
{
    public static Task<Connection<BulkOperation>> BulkOperations(
        FieldContext field, IBulkOperationStore store, CursorCodec cursors, CancellationToken cancellationToken) =>
        ListRequest<BulkOperationOrderField>.Read(field, BulkOperationFilterFields.Entity, cursors)
            .LoadAsync(store.PageAsync, store.CountAsync, cancellationToken);

    public static async Task<BulkOperation?> BulkOperation(
        GlobalId id, IBulkOperationStore store, CancellationToken cancellationToken) =>
        (await store.GetAsync([id.Require(EntityKind.BulkOperation, "id")], cancellationToken))[0];

    public static Task<IReadOnlyList<ImportMapping>> ImportMappings(
        IBulkOperationStore store, CancellationToken cancellationToken) => store.ListMappingsAsync(cancellationToken);
}
