namespace HeadlessCrm.Domain.Paging;

/// <summary>The size or the order of a page is not acceptable.</summary>
public sealed record InvalidPage(string Message) : DomainError(Message)
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "INVALID_PAGE";

    /// <inheritdoc/>
    public override string Code => ErrorCode;

    internal static InvalidPage At(string message, string argument) => new(message) { Path = [argument] };
}

/// <summary>A cursor was not made by this store, was altered, or is of a version no longer understood.</summary>
public sealed record InvalidCursor(string Message) : DomainError(Message)
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "INVALID_CURSOR";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>A genuine cursor was used with another list, order or filter than the one it came from.</summary>
public sealed record CursorOfAnotherList(string Message) : DomainError(Message)
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "CURSOR_OF_ANOTHER_LIST";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}
