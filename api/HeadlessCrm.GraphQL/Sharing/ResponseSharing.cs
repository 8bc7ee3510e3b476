using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Planning;

namespace HeadlessCrm.GraphQL.Sharing;

/// <summary>The groups of subscriptions that share responses, of one executor.</summary>
internal sealed class ResponseSharing(OperationRunner runner)
{
    private readonly Lock access = new();
    private readonly Dictionary<GroupKey, ResponseGroup> groups = [];

    /// <summary>Makes a subscription a member of its group; null when it shares with none.</summary>
    /// <param name="operation">The subscription.</param>
    /// <param name="variables">Its <see cref="EventVariables"/>.</param>
    /// <param name="sharingKey">Its source's <see cref="ISharedSource.SharingKey"/>.</param>
    public ResponseGroup? Join(EventOperation operation, string variables, object? sharingKey)
    {
        // A price is answered to whoever asked for it, and services of a request are that request's.
        var scope = operation.Scope;
        if (sharingKey is null || scope.OpenSharedServices is null || scope.Cost is not null
            || scope.Extensions is { Count: > 0 })
        {
            return null;
        }

        var key = new GroupKey(operation.Plan, variables, scope.OnError, sharingKey);
        lock (access)
        {
            if (!groups.TryGetValue(key, out var group))
            {
                group = new ResponseGroup(runner, key);
                groups.Add(key, group);
            }

            group.AddMember(1);
            return group;
        }
    }

    /// <summary>Ends a membership.</summary>
    public void Leave(ResponseGroup group)
    {
        lock (access)
        {
            if (group.AddMember(-1) == 0)
            {
                groups.Remove(group.Key);
            }
        }
    }
}

/// <summary>What is the same for all members of a group.</summary>
internal sealed record GroupKey(OperationPlan Plan, string Variables, OnError OnError, object SharingKey);
