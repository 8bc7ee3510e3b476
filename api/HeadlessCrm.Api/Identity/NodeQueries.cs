using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Identity;

/// <summary>Finds anything by its id.</summary>
[ResolversOf("Query")]
internal static class NodeQueries
{
    public static async Task<object?> Node(GlobalId id, NodeStores stores, CancellationToken cancellationToken) =>
        (await stores.FindAsync([id], cancellationToken))[0];

    public static Task<object?[]> Nodes(GlobalId[] ids, NodeStores stores, CancellationToken cancellationToken) =>
        ids.Length <= PageLimits.Max
            ? stores.FindAsync(ids, cancellationToken)
            : throw new GraphQLException(
                $"\"ids\" has {ids.Length} ids; at most {PageLimits.Max} are answered at once. " +
                "Ask in several requests.",
                InvalidPage.ErrorCode);
}
