using HeadlessCrm.GraphQL.AspNetCore.Http.Requests;

namespace HeadlessCrm.GraphQL.AspNetCore.Http.Batching;

/// <summary>One execution of a batch, and where in the request it came from.</summary>
/// <param name="Envelope">What to execute.</param>
/// <param name="Refusal">Why it is not executed; else null.</param>
/// <param name="RequestIndex">Its place in the array of requests, or null when there was none.</param>
/// <param name="OperationIndex">Its place in <c>extensions.operationNames</c>, or null when there were none.</param>
/// <param name="VariableIndex">Its place in the array of variables, or null when there was none.</param>
internal readonly record struct BatchEntry(
    RequestEnvelope Envelope, Refusal? Refusal, int? RequestIndex, int? OperationIndex, int? VariableIndex);
