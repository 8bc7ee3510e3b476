using System.Text;

namespace HeadlessCrm.GraphQL.AspNetCore.WebSockets;

/// <summary>Why the server closes a connection: what the close frame says.</summary>
/// <param name="Code">The status code; 4000 and up are the protocol's and ours.</param>
/// <param name="Text">For a person to read.</param>
internal sealed record CloseReason(int Code, string Text)
{
    private const int MaxTextBytes = 123;

    public static readonly CloseReason Normal = new(1000, "Normal closure");
    public static readonly CloseReason GoingAway = new(
        1001, "Going away: connect again and resume after the last cursor");
    public static readonly CloseReason Fault = new(4500, "Internal server error");
    public static readonly CloseReason Unauthorized = new(4401, "Unauthorized");
    public static readonly CloseReason SubprotocolNotAcceptable = new(
        4406, "Subprotocol not acceptable: use graphql-transport-ws");
    public static readonly CloseReason InitTimeout = new(4408, "Connection initialisation timeout");
    public static readonly CloseReason TooManyInits = new(4429, "Too many initialisation requests");

    /// <summary>
    /// The code by which the npm client, too, says that the other side is gone; clients connect again after it.
    /// </summary>
    public static readonly CloseReason DeadPeer = new(4499, "Terminated: no answer to the heartbeat");

    /// <summary>Clients connect again after it.</summary>
    public static readonly CloseReason SlowClient = new(
        4513, "Too slow: messages were not taken in time; resume after the last cursor");

    public static CloseReason InvalidMessage(string problem) => Of(4400, $"Invalid message: {problem}");

    public static CloseReason Forbidden(string reason) => Of(4403, reason);

    public static CloseReason SubscriberExists(string id) => Of(4409, $"Subscriber for {id} already exists");

    public static CloseReason TooBig(int maxBytes) =>
        new(1009, $"Message larger than {maxBytes} bytes (MaxMessageBytes)");

    /// <summary>A close frame has room for 123 bytes of text; what is longer is cut between two characters.</summary>
    private static CloseReason Of(int code, string text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= MaxTextBytes)
        {
            return new CloseReason(code, text);
        }

        var kept = new StringBuilder();
        var bytes = "…"u8.Length;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MaxTextBytes)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return new CloseReason(code, kept.Append('…').ToString());
    }
}
