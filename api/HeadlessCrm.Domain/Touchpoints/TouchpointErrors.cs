namespace HeadlessCrm.Domain.Touchpoints;

/// <summary>No touchpoint in use has this code.</summary>
public sealed record TouchpointNotFound(string TouchpointCode) : DomainError(
    $"There is no touchpoint \"{TouchpointCode}\" in use; check the code, or add it to the registry first.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "TOUCHPOINT_NOT_FOUND";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>The touchpoint has changed since the caller read it.</summary>
/// <param name="ExpectedVersion">What the caller expected.</param>
/// <param name="Current">The touchpoint as it is; null: there is none.</param>
public sealed record TouchpointVersionConflict(int ExpectedVersion, Touchpoint? Current) : DomainError(
    $"The touchpoint is at version {Current?.Version ?? 0}, not {ExpectedVersion}; read it again and repeat the change on what you find.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "VERSION_CONFLICT";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}
