using HeadlessCrm.GraphQL.Diagnostics;
using HeadlessCrm.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HeadlessCrm.GraphQL.AspNetCore.Diagnostics;

/// <summary>
/// Logs operations that take longer than <see cref="ExecutionOptions.SlowOperationThreshold"/>, with their plan.
/// </summary>
internal sealed partial class SlowOperationLog(ILogger<SlowOperationLog> logger)
{
    public void Write(SlowOperation operation)
    {
        if (logger.IsEnabled(LogLevel.Warning))
        {
            var request = operation.Scope.Services.GetService(typeof(HttpContext)) as HttpContext;
            Log(
                operation.OperationType,
                operation.OperationName,
                operation.Duration.TotalMilliseconds,
                operation.Outcome,
                operation.DocumentHash,
                operation.RequestedCost,
                operation.ActualCost,
                request?.TraceIdentifier,
                operation.TraceId,
                operation.Plan);
        }
    }

    [LoggerMessage(3, LogLevel.Warning,
        "Slow {OperationType} {OperationName}: {Milliseconds} ms, {Outcome}, document sha256:{DocumentHash}, " +
        "cost {RequestedCost} estimated and {ActualCost} actual, request {RequestId}, trace {TraceId}. Plan:\n{Plan}")]
    private partial void Log(
        string? operationType,
        string? operationName,
        double milliseconds,
        RequestOutcome outcome,
        string? documentHash,
        double? requestedCost,
        double? actualCost,
        string? requestId,
        string? traceId,
        string? plan);
}
