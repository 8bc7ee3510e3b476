using HeadlessCrm.GraphQL.Language;

namespace HeadlessCrm.GraphQL.Execution;

/// <summary>
/// The time a request may take (<see cref="ExecutionOptions.Timeout"/>): a token that ends when it is up or when the caller
/// is gone, and the word on which of them it was.
/// </summary>
internal sealed class RequestTime : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly CancellationToken caller;
    private readonly TimeSpan limit;

    public RequestTime(TimeSpan limit, CancellationToken caller)
    {
        this.limit = limit;
        this.caller = caller;
        source = CancellationTokenSource.CreateLinkedTokenSource(caller);
        Token = source.Token;
        source.CancelAfter(limit);
    }

    /// <summary>What everything that works for the request heeds.</summary>
    public CancellationToken Token { get; }

    /// <summary>Whether the request ended because its time was up, not because the caller is gone.</summary>
    public bool IsUp => Token.IsCancellationRequested && !caller.IsCancellationRequested;

    /// <summary>The error that says so.</summary>
    public GraphQLError Error => ErrorOf(limit);

    /// <summary>The error of a request that took longer than a limit.</summary>
    public static GraphQLError ErrorOf(TimeSpan limit) => new(string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"The request took longer than the limit of {limit.TotalSeconds:0.###} seconds."))
    {
        Code = ErrorCodes.Timeout,
    };

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();
}
