using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.GraphQL.Sharing;

/// <summary>
/// Subscriptions whose responses to an event are the same. The first that comes to an event executes it; the others wait for
/// its bytes. A response is kept until every member has taken it, and never for long: members that are far apart in the
/// log, or do not see an event at all, must not keep memory.
/// </summary>
internal sealed class ResponseGroup(OperationRunner runner, GroupKey key)
{
    private const int MaxKept = 32;

    // A response shows things as they were when it was made; who comes much later is owed a fresh look.
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(30);

    private readonly Lock access = new();
    private readonly Queue<SharedResponse> order = new(0);
    private Dictionary<object, SharedResponse>? kept;
    private int members;

    /// <summary>What its members have in common.</summary>
    public GroupKey Key => key;

    /// <summary>Counts members in or out; answers how many there are.</summary>
    public int AddMember(int count)
    {
        lock (access)
        {
            members += count;
            return members;
        }
    }

    /// <summary>The response to an event.</summary>
    public ValueTask<EventResponse> RespondAsync(EventOperation operation, object happened)
    {
        SharedResponse shared;
        bool isFirst;
        lock (access)
        {
            if (members == 1)
            {
                return RespondAloneAsync(operation, happened);
            }

            shared = Take(happened, out isFirst);
        }

        return isFirst ? ExecuteAsync(shared, operation, happened) : AwaitAsync(shared);
    }

    private async ValueTask<EventResponse> RespondAloneAsync(EventOperation operation, object happened) =>
        new(await runner.RunEventAsync(operation, happened).ConfigureAwait(false));

    private static async ValueTask<EventResponse> AwaitAsync(SharedResponse shared) =>
        new(await shared.Body.Task.ConfigureAwait(false));

    private async ValueTask<EventResponse> ExecuteAsync(SharedResponse shared, EventOperation operation, object happened)
    {
        try
        {
            // It must outlive the subscriber that happens to be first, so it has nothing of that one's connection.
            var common = operation with
            {
                Scope = operation.Scope with
                {
                    OpenEventServices = operation.Scope.OpenSharedServices,
                    Items = null,
                    CancellationToken = default,
                },
            };
            var result = await runner.RunEventAsync(common, happened).ConfigureAwait(false);
            await using (result.ConfigureAwait(false))
            {
                var body = result.Body.ToArray();
                shared.Body.SetResult(body);
                return new EventResponse(body);
            }
        }
        catch (Exception exception)
        {
            shared.Body.TrySetException(exception);
            throw;
        }
    }

    private SharedResponse Take(object happened, out bool isFirst)
    {
        kept ??= [];
        isFirst = !kept.TryGetValue(happened, out var shared) || shared.IsOlderThan(MaxAge);
        if (isFirst)
        {
            shared = new SharedResponse(happened, members);
            kept[happened] = shared;
            order.Enqueue(shared);
        }

        if (--shared!.Awaited <= 0)
        {
            Drop(shared);
        }

        while (order.Count > 0 && (order.Count > MaxKept || order.Peek().Awaited <= 0))
        {
            Drop(order.Dequeue());
        }

        return shared;
    }

    /// <summary>Forgets a response, unless a later one to the same event has taken its place.</summary>
    private void Drop(SharedResponse shared)
    {
        if (kept!.TryGetValue(shared.Happened, out var current) && ReferenceEquals(current, shared))
        {
            kept.Remove(shared.Happened);
        }
    }
}
