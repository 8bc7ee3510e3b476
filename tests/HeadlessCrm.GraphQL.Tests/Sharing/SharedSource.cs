using System.Threading.Channels;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Sharing;
using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.GraphQL.Tests.Sharing;

/// <summary>A source that hands every event to all its subscribers, and counts what is resolved.</summary>
internal sealed class SharedSource : IServiceProvider
{
    private readonly List<Channel<Notice>> subscribers = [];
    private readonly Lock access = new();
    private int resolved;

    public static ExecutableSchema Schema { get; } = new ExecutableSchemaBuilder(SchemaBuilder.Build(new Source("""
        type Query { nothing: Int }
        type Subscription { notices(rights: String, after: String): Notice! }
        type Notice { number: Int! text(prefix: String): String }
        """)))
        .AddType<Notice>("Notice")
        .AddResolvers(typeof(QueryFields))
        .AddResolvers(typeof(SubscriptionFields))
        .AddResolvers(typeof(NoticeFields))
        .Build();

    /// <summary>How often the batch resolver was called.</summary>
    public int Resolved => Volatile.Read(ref resolved);

    /// <summary>Events are resolved once this is completed.</summary>
    public TaskCompletionSource Gate { get; } = new();

    public object? GetService(Type serviceType) => serviceType == typeof(SharedSource) ? this : null;

    public void Publish(int number)
    {
        lock (access)
        {
            foreach (var subscriber in subscribers)
            {
                // Equal, but another object for each: as when some read it from the log.
                subscriber.Writer.TryWrite(new Notice(number));
            }
        }
    }

    private Channel<Notice> Subscribe()
    {
        var channel = Channel.CreateUnbounded<Notice>();
        lock (access)
        {
            subscribers.Add(channel);
        }

        return channel;
    }

    internal sealed record Notice(int Number);

    [ResolversOf("Query")]
    private static class QueryFields
    {
        public static int Nothing() => 0;
    }

    [ResolversOf("Subscription")]
    private static class SubscriptionFields
    {
        public static Task<IAsyncEnumerable<Notice>> Notices(string? rights, string? after, SharedSource source) =>
            Task.FromResult<IAsyncEnumerable<Notice>>(new Stream(source.Subscribe(), rights));
    }

    [ResolversOf("Notice")]
    private static class NoticeFields
    {
        public static async Task<string?[]> Text(IReadOnlyList<Notice> notices, string? prefix, SharedSource source)
        {
            await source.Gate.Task;
            Interlocked.Increment(ref source.resolved);
            return notices[0].Number < 0
                ? throw new GraphQLException("Less than nothing.", "NEGATIVE")
                : [.. notices.Select(notice => $"{prefix}{notice.Number}")];
        }
    }

    private sealed class Stream(Channel<Notice> channel, string? rights) : IAsyncEnumerable<Notice>, ISharedSource
    {
        public object? SharingKey => rights;

        public IAsyncEnumerator<Notice> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
            channel.Reader.ReadAllAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
    }
}
