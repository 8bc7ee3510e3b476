using System.Security.Claims;
using HeadlessCrm.GraphQL.Cost;
using HeadlessCrm.GraphQL.Diagnostics;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Execution;

/// <summary>What surrounds an execution: services, caller, limits.</summary>
public sealed record ExecutionScope
{
    private static readonly ClaimsPrincipal Anonymous = new(new ClaimsIdentity());

    /// <summary>Where resolvers get their services.</summary>
    public required IServiceProvider Services { get; init; }

    /// <summary>
    /// Opens services for one event of a subscription, which may live longer than any unit of work should. They are disposed
    /// with the event if they are <see cref="IAsyncDisposable"/>. Null: all events use <see cref="Services"/>.
    /// </summary>
    public Func<IServiceProvider>? OpenEventServices { get; init; }

    /// <summary>
    /// Opens services for an event whose response several subscribers share (<see cref="Sharing.ISharedSource"/>): such that
    /// belong to no request. Null: nothing is shared.
    /// </summary>
    public Func<IServiceProvider>? OpenSharedServices { get; init; }

    /// <summary>Who asks; nobody by default.</summary>
    public ClaimsPrincipal User { get; init; } = Anonymous;

    /// <summary>What the host attaches for its resolvers.</summary>
    public IDictionary<object, object?>? Items { get; init; }

    /// <summary>What an error does to the data around it.</summary>
    public OnError OnError { get; init; }

    /// <summary>The root value handed to root resolvers; an empty object by default.</summary>
    public object RootValue { get; init; } = NoRoot.Instance;

    /// <summary>Ends when the caller is gone or the time is up.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>
    /// What to find out about the cost of the request and who pays for it; null when nobody asks. Made for one request.
    /// </summary>
    public RequestCost? Cost { get; init; }

    /// <summary>What to add to <c>extensions</c> of the response; null for nothing.</summary>
    public IReadOnlyList<ResponseExtension>? Extensions { get; init; }

    /// <summary>The time the request may take; null without a limit. <see cref="CancellationToken"/> is its token.</summary>
    internal RequestTime? Time { get; init; }

    /// <summary>Who watches the execution; null when nobody does, which is what the fast road expects.</summary>
    internal ExecutionMonitor? Monitor { get; init; }
}

/// <summary>The root value when the host gives none.</summary>
public sealed class NoRoot
{
    private NoRoot()
    {
    }

    /// <summary>The one value.</summary>
    public static NoRoot Instance { get; } = new();
}
