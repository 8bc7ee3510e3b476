using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.GraphQL.Diagnostics;

/// <summary>
/// An operation that took longer than <see cref="ExecutionOptions.SlowOperationThreshold"/>, for the log.
/// </summary>
/// <param name="OperationName">The operation's name, or null.</param>
/// <param name="OperationType">
/// <c>query</c>, <c>mutation</c> or <c>subscription</c>; null when no plan was found.
/// </param>
/// <param name="DocumentHash">
/// The SHA-256 of the document in lower-case hex, as trusted documents are known by; null when there is no plan.
/// </param>
/// <param name="Duration">From the request's bytes to its response.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="RequestedCost">The estimated cost; null when it was not priced.</param>
/// <param name="ActualCost">The actual cost; null when it was not counted.</param>
/// <param name="TraceId">The id of the trace it belongs to; null when nobody traces.</param>
/// <param name="Plan">The plan in a readable form; null when there is none.</param>
/// <param name="Scope">What surrounded the execution.</param>
public sealed record SlowOperation(
    string? OperationName,
    string? OperationType,
    string? DocumentHash,
    TimeSpan Duration,
    RequestOutcome Outcome,
    double? RequestedCost,
    double? ActualCost,
    string? TraceId,
    string? Plan,
    ExecutionScope Scope);
