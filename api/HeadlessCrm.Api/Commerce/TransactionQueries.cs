using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Commerce;

/// <summary>Questions about transactions.</summary>
[ResolversOf("Query")]
internal static class TransactionQueries
{
    public static Task<Connection<Transaction>> Transactions(
        FieldContext field, ITransactionStore store, CursorCodec cursors, CancellationToken cancellationToken) =>
        ListRequest<TransactionOrderField>.Read(field, TransactionFilterFields.Entity, cursors)
            .LoadAsync(store.PageAsync, store.CountAsync, cancellationToken);

    public static async Task<Transaction?> Transaction(
        GlobalId id, ITransactionStore store, CancellationToken cancellationToken) =>
        (await store.GetAsync([id.Require(EntityKind.Transaction, "id")], cancellationToken))[0];

    public static async Task<Transaction?> TransactionByExternalRef(
        ExternalReference externalRef, ITransactionStore store, CancellationToken cancellationToken) =>
        (await store.FindByExternalReferencesAsync([externalRef], cancellationToken))[0];
}
