using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Identity;

/// <summary>Finds anything by its id.</summary>
[ResolversOf("Query")]
internal static class NodeQueries
{
    public static async Task<object?> Node(
        GlobalId id, ICustomerStore customers, ITransactionStore transactions, CancellationToken cancellationToken) =>
        (await FindAsync([id], customers, transactions, cancellationToken))[0];

    public static Task<object?[]> Nodes(
        GlobalId[] ids,
        ICustomerStore customers,
        ITransactionStore transactions,
        CancellationToken cancellationToken) =>
        ids.Length <= PageLimits.Max
            ? FindAsync(ids, customers, transactions, cancellationToken)
            : throw new GraphQLException(
                $"\"ids\" has {ids.Length} ids; at most {PageLimits.Max} are answered at once. " +
                "Ask in several requests.",
                InvalidPage.ErrorCode);

    private static async Task<object?[]> FindAsync(
        GlobalId[] ids, ICustomerStore customers, ITransactionStore transactions, CancellationToken cancellationToken)
    {
        // Interactions are read through their customers only, which is no reason to say that there is none.
        if (ids.FirstOrDefault(id => id.Kind == EntityKind.FeedEvent) is { Kind: EntityKind.FeedEvent } happened)
        {
            throw new GraphQLException(
                $"{happened} is the id of an event, which cannot be asked for by id; ask feedEvents for it.",
                "NOT_A_NODE");
        }

        if (ids.FirstOrDefault(id => id.Kind == EntityKind.Interaction) is { Kind: EntityKind.Interaction } interaction)
        {
            throw new GraphQLException(
                $"{interaction} is the id of an interaction, which cannot be asked for by id; " +
                "ask its customer for interactions.",
                "NOT_A_NODE");
        }

        var found = new object?[ids.Length];
        await FillAsync(EntityKind.Customer, customers.GetAsync);
        await FillAsync(EntityKind.Transaction, transactions.GetAsync);
        return found;

        async Task FillAsync<T>(
            EntityKind kind, Func<IReadOnlyList<Guid>, CancellationToken, Task<IReadOnlyList<T?>>> get)
            where T : class
        {
            int[] places = [.. Enumerable.Range(0, ids.Length).Where(i => ids[i].Kind == kind)];
            if (places.Length == 0)
            {
                return;
            }

            var entities = await get([.. places.Select(place => ids[place].Value)], cancellationToken);
            for (var i = 0; i < places.Length; i++)
            {
                found[places[i]] = entities[i];
            }
        }
    }
}
