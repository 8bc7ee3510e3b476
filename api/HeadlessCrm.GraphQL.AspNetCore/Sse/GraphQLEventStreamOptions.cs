using System.ComponentModel.DataAnnotations;

namespace HeadlessCrm.GraphQL.AspNetCore.Sse;

/// <summary>
/// How responses are streamed as server-sent events (<c>graphql-sse</c>, distinct connections). Checked when the host
/// starts.
/// </summary>
public sealed class GraphQLEventStreamOptions
{
    private const string Longest = "1.00:00:00";

    /// <summary>
    /// After how much silence of the server it sends a comment, so that nobody on the way takes the connection for
    /// idle and a client that is gone is noticed; zero to send none.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", Longest)]
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long one event may take to be handed to the network before its client counts as slow and is cut.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.01", Longest)]
    public TimeSpan SlowClientTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>After how much time clients shall connect again when the host stops; told as <c>retry</c>.</summary>
    [Range(typeof(TimeSpan), "00:00:00", Longest)]
    public TimeSpan ReconnectDelay { get; set; } = TimeSpan.FromSeconds(1);

    internal IEnumerable<TimeSpan> Timeouts => [HeartbeatInterval, SlowClientTimeout];
}
