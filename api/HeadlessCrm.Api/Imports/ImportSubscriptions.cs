using System.Runtime.CompilerServices;
using HeadlessCrm.Api.Feed.Live;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Api.Imports.Operations;
using HeadlessCrm.Domain.Imports;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Imports;

/// <summary>How far a bulk operation is, as it goes on.</summary>
[ResolversOf("Subscription")]
internal static class ImportSubscriptions
{
    // Only for operations that another node works on: what this one does is told at once.
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    public static async Task<IAsyncEnumerable<BulkOperation>> ImportProgress(
        GlobalId id,
        int? after,
        FieldContext field,
        IBulkOperationStore store,
        OperationChanges changes,
        TimeProvider clock)
    {
        if (field.Items.ContainsKey(FeedProgress.Key))
        {
            throw new GraphQLException("importProgress is no part of the feed; a webhook cannot deliver it.", "NOT_IN_FEED");
        }

        var key = id.Require(EntityKind.BulkOperation, "id");
        return (await store.GetAsync([key], field.CancellationToken))[0] is null
            ? throw new GraphQLException($"There is no bulk operation {id}; check the id.", BulkOperationNotFound.ErrorCode)
            : FollowAsync(key, after ?? 0, store, changes, clock, CancellationToken.None);
    }

    /// <summary>The operation each time it has come further than last seen; ends with the operation.</summary>
    private static async IAsyncEnumerable<BulkOperation> FollowAsync(
        Guid id,
        int seen,
        IBulkOperationStore store,
        OperationChanges changes,
        TimeProvider clock,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            // Whoever waits for what comes after this look misses nothing that comes between.
            var change = changes.Next;
            if ((await store.GetAsync([id], cancellationToken))[0] is not { } operation)
            {
                yield break;
            }

            if (operation.Revision > seen)
            {
                seen = operation.Revision;
                yield return operation;
            }

            if (operation.IsEnded)
            {
                yield break;
            }

            await OperationChanges.WaitAsync(change, LookInterval, clock, cancellationToken);
        }
    }
}
