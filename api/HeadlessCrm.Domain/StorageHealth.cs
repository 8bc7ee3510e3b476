namespace HeadlessCrm.Domain;

/// <summary>Tells whether the storage can be read and written now, for whoever decides where requests go.</summary>
public interface IStorageHealth
{
    /// <summary>
    /// Asks the storage, past every pool and cache. Never throws but when it is given up; how long it may take is the
    /// caller's to say.
    /// </summary>
    Task<StorageHealth> CheckAsync(CancellationToken cancellationToken);
}

/// <summary>What came of asking the storage.</summary>
/// <param name="Reason">Why it cannot be used, for operators, without secrets; null: it can.</param>
public readonly record struct StorageHealth(string? Reason)
{
    /// <summary>It can be read and written.</summary>
    public static StorageHealth Ready => default;

    /// <summary>Whether it can be read and written.</summary>
    public bool IsReady => Reason is null;
}

/// <summary>
/// The storage could not be reached, or broke off. Nothing that was acknowledged is lost; ask again later.
/// </summary>
public sealed class StorageUnavailableException : Exception
{
    /// <summary>The code that callers of the API see.</summary>
    public const string ErrorCode = "STORAGE_UNAVAILABLE";

    /// <summary>For a fault of the storage.</summary>
    /// <param name="cause">The fault.</param>
    /// <param name="isOutcomeUnknown">Whether a change may have been made all the same.</param>
    public StorageUnavailableException(Exception cause, bool isOutcomeUnknown = false)
        : base(
            isOutcomeUnknown
                ? "The storage broke off while it was confirming a change: it may have been made or not. " +
                  "Send it again with the same idempotency key."
                : "The storage cannot be reached now; nothing was changed. Ask again later.",
            cause) => IsOutcomeUnknown = isOutcomeUnknown;

    /// <summary>
    /// Whether a change may have been made all the same; sending it again with its idempotency key settles it.
    /// </summary>
    public bool IsOutcomeUnknown { get; }
}
