using System.ComponentModel.DataAnnotations;

namespace HeadlessCrm.GraphQL.AspNetCore.WebSockets;

/// <summary>
/// How GraphQL is served over WebSockets (<c>graphql-transport-ws</c>). Checked when the host starts.
/// </summary>
public sealed class GraphQLWebSocketOptions
{
    private const string Shortest = "00:00:00.01";
    private const string Longest = "1.00:00:00";

    /// <summary>Whether WebSockets are served at all.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Origins (<c>https://shop.example</c>) whose pages may connect besides the server's own; <c>*</c> for all.
    /// Programs that are no browser send no origin and are not held up.
    /// </summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>How long a client may wait with <c>connection_init</c>; then 4408.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest)]
    public TimeSpan ConnectionInitTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>After how much silence of the client it is sent a <c>ping</c>; zero to send none.</summary>
    [Range(typeof(TimeSpan), "00:00:00", Longest)]
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the answer to a <c>ping</c> may take (any message counts); then 4499.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest)]
    public TimeSpan HeartbeatTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>What happens to a client that does not take its messages.</summary>
    [EnumDataType(typeof(SlowClientPolicy))]
    public SlowClientPolicy SlowClient { get; set; } = SlowClientPolicy.Disconnect;

    /// <summary>How long one message may take to be handed to the network before its client counts as slow.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest)]
    public TimeSpan SlowClientTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a client may take to answer that the connection closes; then it is cut.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest)]
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long queries and mutations may take to finish when the host stops; subscriptions end at once, and their
    /// clients are told to connect again.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", Longest)]
    public TimeSpan ShutdownGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Operations that one connection may run at the same time; further ones are answered with an error.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int MaxOperations { get; set; } = 100;

    /// <summary>Bytes that a client's message may have, all fragments together; then 1009.</summary>
    [Range(128, int.MaxValue / 2)]
    public int MaxMessageBytes { get; set; } = 1024 * 1024;

    internal IEnumerable<TimeSpan> Timeouts =>
        [ConnectionInitTimeout, HeartbeatInterval, HeartbeatTimeout, SlowClientTimeout, CloseTimeout, ShutdownGrace];
}
