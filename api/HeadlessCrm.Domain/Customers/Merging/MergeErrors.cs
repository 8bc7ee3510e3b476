namespace HeadlessCrm.Domain.Customers.Merging;

/// <summary>A customer was to be merged with itself.</summary>
/// <param name="CustomerId">The customer.</param>
public sealed record CustomerMergedWithItself(Guid CustomerId) : DomainError(
    $"Both ids are of the customer {CustomerId}; name two different customers.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "CUSTOMER_MERGED_WITH_ITSELF";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>A customer is part of another already.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="SurvivorId">The one it is part of.</param>
public sealed record CustomerAlreadyMerged(Guid CustomerId, Guid SurvivorId) : DomainError(
    $"The customer {CustomerId} is merged into {SurvivorId} already; unmerge it first, or name the other one.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "CUSTOMER_ALREADY_MERGED";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>A customer that is merged into no other cannot be unmerged.</summary>
/// <param name="CustomerId">The customer.</param>
public sealed record CustomerNotMerged(Guid CustomerId) : DomainError(
    $"The customer {CustomerId} is merged into no other; name the one that was merged, not the one that survived.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "CUSTOMER_NOT_MERGED";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>Somebody decided that two customers are never to be merged.</summary>
/// <param name="FirstId">One of them.</param>
/// <param name="SecondId">The other.</param>
public sealed record CustomersNeverMerge(Guid FirstId, Guid SecondId) : DomainError(
    $"The customers {FirstId} and {SecondId} are never to be merged; take that decision back first.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "CUSTOMERS_NEVER_MERGE";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}
