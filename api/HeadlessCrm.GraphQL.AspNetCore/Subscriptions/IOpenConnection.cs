namespace HeadlessCrm.GraphQL.AspNetCore.Subscriptions;

/// <summary>A connection that stays open between responses, so somebody has to look after it.</summary>
internal interface IOpenConnection
{
    /// <summary>
    /// Looks for timeouts and sends heartbeats. Called every now and then, never twice at the same time.
    /// </summary>
    /// <param name="now">The clock's timestamp.</param>
    void Check(long now);

    /// <summary>The host is stopping: ends the connection in good order.</summary>
    void Stop();
}
