namespace HeadlessCrm.Domain.Filtering;

/// <summary>A filter names something unknown, compares it with a value of another type, or is too large.</summary>
public sealed record InvalidFilter(string Message) : DomainError(Message)
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "INVALID_FILTER";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}
