using HeadlessCrm.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace HeadlessCrm.GraphQL.AspNetCore.Http.Negotiation;

/// <summary>The status of a single response (GraphQL over HTTP, section 5.4).</summary>
internal static class ResponseStatus
{
    /// <summary>
    /// Partial success. Only under <c>application/graphql-response+json</c>: the code is GraphQL's own, so it needs a
    /// media type that says what is meant (section 6.1).
    /// </summary>
    public const int PartialSuccess = 294;

    public static int Of(ExecutionResult result, JsonFormat format, HttpProfile profile)
    {
        // A subscription whose source refuses to start has no data, not even null: nothing was executed.
        var outcome = result is { Outcome: RequestOutcome.NoData, IsRequestError: true }
            ? RequestOutcome.OperationError
            : result.Outcome;
        return profile == HttpProfile.Standard ? Standard(outcome, format) : Legacy(outcome, format);
    }

    private static int Standard(RequestOutcome outcome, JsonFormat format) => outcome switch
    {
        RequestOutcome.Ok => StatusCodes.Status200OK,
        RequestOutcome.Partial or RequestOutcome.NoData =>
            format == JsonFormat.Json ? StatusCodes.Status200OK : PartialSuccess,
        RequestOutcome.SyntaxError => StatusCodes.Status400BadRequest,
        RequestOutcome.NotAQuery => StatusCodes.Status405MethodNotAllowed,
        RequestOutcome.BudgetExhausted => StatusCodes.Status429TooManyRequests,
        RequestOutcome.NotStreamable => StatusCodes.Status406NotAcceptable,
        RequestOutcome.TimedOut or RequestOutcome.ResponseTooLarge => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static int Legacy(RequestOutcome outcome, JsonFormat format) => outcome switch
    {
        RequestOutcome.Ok or RequestOutcome.Partial or RequestOutcome.NoData => StatusCodes.Status200OK,
        RequestOutcome.NotAQuery => StatusCodes.Status405MethodNotAllowed,
        RequestOutcome.BudgetExhausted => StatusCodes.Status429TooManyRequests,
        RequestOutcome.NotStreamable => StatusCodes.Status406NotAcceptable,
        _ when format == JsonFormat.Json => StatusCodes.Status200OK,
        RequestOutcome.TimedOut or RequestOutcome.ResponseTooLarge => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };
}
