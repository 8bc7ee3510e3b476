using HeadlessCrm.Api.Connections;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Organisation;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Organisation;

/// <summary>Questions about dealers.</summary>
[ResolversOf("Query")]
internal static class DealerQueries
{
    private static readonly FilterableEntity Entity = FilterableEntity.Declare("Dealer", []);

    public static async Task<Connection<Dealer>> Dealers(
        FieldContext field, IDealerStore store, CursorCodec cursors, CancellationToken cancellationToken)
    {
        var request = ListRequest<DealerOrderField>.Read(field, Entity, cursors, DealerOrder);
        var dealers = await store.GetAllAsync(cancellationToken);
        return request.Of(dealers, dealer => new KeysetPosition(Guid.Empty, SortKey.Of(dealer.Code), null));
    }

    public static async Task<Dealer?> Dealer(string code, IDealerStore store, CancellationToken cancellationToken) =>
        (await store.FindByCodesAsync([code], cancellationToken))[0];

    private static readonly OrderTerm<DealerOrderField>[] DealerOrder =
        [new(DealerOrderField.Code, OrderDirection.Asc)];

    // Dealers have no id here; their place in the list is their code.
    private enum DealerOrderField
    {
        Code,
    }
}
