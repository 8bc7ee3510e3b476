using HeadlessCrm.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace HeadlessCrm.GraphQL.AspNetCore.Sse;

/// <summary>
/// What a client that lost its connection says about the last event it received: the <c>id</c> of that event, which is
/// the <see cref="ICursorEvent.Cursor"/> it came with. Browsers send it by themselves. A subscription's source reads
/// it with <see cref="Of"/> and goes on behind it.
/// </summary>
public static class LastEventId
{
    private const string Header = "Last-Event-ID";

    /// <summary>The key of the id among the items of an execution.</summary>
    public static object Key { get; } = new();

    /// <summary>The id as the client sent it, unchecked; null when it sent none.</summary>
    public static string? Of(FieldContext field) => field.Items.TryGetValue(Key, out var id) ? id as string : null;

    /// <summary>Makes the header's value an item of the request.</summary>
    internal static void Attach(HttpContext context)
    {
        if (context.Request.Headers.TryGetValue(Header, out var id) && id.Count > 0 && id[0] is { Length: > 0 } given)
        {
            context.Items[Key] = given;
        }
    }
}
