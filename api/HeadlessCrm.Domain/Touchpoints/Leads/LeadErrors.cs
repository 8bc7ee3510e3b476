namespace HeadlessCrm.Domain.Touchpoints.Leads;

/// <summary>No lead has this id.</summary>
public sealed record LeadNotFound(Guid LeadId) : DomainError($"There is no lead {LeadId}; check the id.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "LEAD_NOT_FOUND";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>A lead cannot go from where it stands to where it was to go.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="Wanted">Where it was to go.</param>
public sealed record LeadStateConflict(LeadStatus Status, LeadStatus Wanted) : DomainError(
    $"The lead is {Status}; it cannot become {Wanted} from there. Read it again.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "LEAD_STATE_CONFLICT";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>The lead has changed since the caller read it.</summary>
/// <param name="ExpectedVersion">What the caller expected.</param>
/// <param name="Current">The lead as it is.</param>
public sealed record LeadVersionConflict(int ExpectedVersion, Lead Current) : DomainError(
    $"The lead is at version {Current.Version}, not {ExpectedVersion}; read it again and repeat the change on what you find.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "VERSION_CONFLICT";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>A document of leads, or one of its prospects, cannot be used.</summary>
/// <param name="Detail">What is unusable, and why.</param>
public sealed record AdfUnusable(string Detail) : DomainError($"The document cannot be used: {Detail}")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "ADF_UNUSABLE";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}
