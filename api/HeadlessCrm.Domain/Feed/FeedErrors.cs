namespace HeadlessCrm.Domain.Feed;

/// <summary>What came after a cursor is no longer kept in full: going on from there would be a gap.</summary>
public sealed record CursorExpired(string Message) : DomainError(Message)
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "CURSOR_EXPIRED";

    /// <inheritdoc/>
    public override string Code => ErrorCode;

    /// <summary>The error for a cursor in an argument, or for a reader that was overtaken by retention.</summary>
    public static CursorExpired At(string argument) => new(
        "The feed no longer keeps everything that came after the cursor. Read the present state anew, " +
        "then go on without a cursor, or after the feed's horizon.")
    {
        Path = [argument],
    };
}

/// <summary>A genuine cursor names a place that the feed has not reached: it is of another time of this store.</summary>
public sealed record CursorAhead(string Message) : DomainError(Message)
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "CURSOR_AHEAD";

    /// <inheritdoc/>
    public override string Code => ErrorCode;

    /// <summary>The error for a cursor in an argument.</summary>
    public static CursorAhead At(string argument) => new(
        $"The cursor in \"{argument}\" is ahead of the feed; the store may have been restored from a backup. " +
        "Read the present state anew, then go on without a cursor.")
    {
        Path = [argument],
    };
}
