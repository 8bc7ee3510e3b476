namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>There is no decision of matching with this id.</summary>
/// <param name="DecisionId">The id.</param>
public sealed record MatchDecisionNotFound(Guid DecisionId) : DomainError(
    $"There is no match decision {DecisionId}; check the id, or look for it in the list of reviews.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "MATCH_DECISION_NOT_FOUND";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>A person has decided on it already, the other way.</summary>
/// <param name="DecisionId">The decision of matching.</param>
/// <param name="Status">What the person decided.</param>
public sealed record MatchAlreadyDecided(Guid DecisionId, MatchStatus Status) : DomainError(
    $"The match decision {DecisionId} is {Status} already; unmerge the customers, or take back that they are never to be merged.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "MATCH_ALREADY_DECIDED";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}

/// <summary>The two customers have become one without it.</summary>
/// <param name="DecisionId">The decision of matching.</param>
/// <param name="CustomerId">The customer that both are part of.</param>
public sealed record MatchCustomersMerged(Guid DecisionId, Guid CustomerId) : DomainError(
    $"Both customers of the match decision {DecisionId} are part of {CustomerId} already; unmerge one of them to decide otherwise.")
{
    /// <summary>The code of this error.</summary>
    public const string ErrorCode = "MATCH_CUSTOMERS_MERGED";

    /// <inheritdoc/>
    public override string Code => ErrorCode;
}
