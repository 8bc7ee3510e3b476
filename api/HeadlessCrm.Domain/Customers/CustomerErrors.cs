namespace HeadlessCrm.Domain.Customers;

/// <summary>No customer has this id or external reference.</summary>
public sealed record CustomerNotFound(string Reference) : DomainError(
    $"There is no customer {Reference}; check the id or create the customer first.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "CUSTOMER_NOT_FOUND";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>The customer has changed since the caller read it.</summary>
/// <param name="ExpectedVersion">What the caller expected.</param>
/// <param name="Current">The customer as it is.</param>
public sealed record CustomerVersionConflict(int ExpectedVersion, Customer Current) : DomainError(
    $"The customer is at version {Current.Version}, not {ExpectedVersion}; read it again and repeat the change on what you find.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "VERSION_CONFLICT";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>An external reference already belongs to another customer.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="CustomerId">Whose it is.</param>
public sealed record ExternalReferenceTaken(ExternalReference Reference, Guid CustomerId) : DomainError(
    $"The external reference {Reference} belongs to customer {CustomerId}; use that customer or another reference.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "EXTERNAL_REFERENCE_TAKEN";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}
