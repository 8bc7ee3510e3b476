namespace HeadlessCrm.Api.Imports.Operations;

/// <summary>Tells whoever waits in this process that an operation was asked for or has come further.</summary>
internal sealed class OperationChanges
{
    private TaskCompletionSource next = New();

    /// <summary>Ends with the next change after it was asked for.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    /// <summary>Something changed.</summary>
    public void Raise() => Interlocked.Exchange(ref next, New()).TrySetResult();

    /// <summary>Waits for a change here, or for as long as changes elsewhere may go unnoticed.</summary>
    public static async Task WaitAsync(Task change, TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(change, Task.Delay(atMost, clock, ending.Token));
        await ending.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
