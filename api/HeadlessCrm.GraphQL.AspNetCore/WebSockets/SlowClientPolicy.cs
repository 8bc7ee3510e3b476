namespace HeadlessCrm.GraphQL.AspNetCore.WebSockets;

/// <summary>
/// What happens to a client that does not take its messages. Under either policy its operations are not asked for more
/// while a message waits, so at most one response of each is held.
/// </summary>
public enum SlowClientPolicy
{
    /// <summary>The connection is closed with 4513, and cut if the client does not even take that.</summary>
    Disconnect,

    /// <summary>The connection waits for as long as the network holds it.</summary>
    Wait,
}
