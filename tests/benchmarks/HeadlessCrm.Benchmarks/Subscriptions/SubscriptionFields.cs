using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Benchmarks.Subscriptions;

/// <summary>The engine's side.</summary>
[ResolversOf("Subscription")]
internal static class SubscriptionFields
{
    public static IAsyncEnumerable<Notice> Notices(NoticeHub hub, CancellationToken cancellationToken) =>
        hub.ListenAsync(cancellationToken);
}
