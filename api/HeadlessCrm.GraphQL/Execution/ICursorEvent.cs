namespace HeadlessCrm.GraphQL.Execution;

/// <summary>
/// An event of a subscription that has a place in a log. A transport may tell the client this place beside the response, so
/// that the client can ask for what came after it.
/// </summary>
public interface ICursorEvent
{
    /// <summary>The place: opaque text without line breaks; null when this event has none.</summary>
    string? Cursor { get; }
}
