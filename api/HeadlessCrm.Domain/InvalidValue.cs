namespace HeadlessCrm.Domain;

/// <summary>A value of a command is not acceptable on its own account.</summary>
public sealed record InvalidValue(string Message) : DomainError(Message)
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "INVALID_VALUE";

    /// <inheritdoc/>
    public override string Code => ErrorCode;

    /// <summary>The error for a value at a path.</summary>
    public static InvalidValue At(string message, params string[] path) => new(message) { Path = path };
}
