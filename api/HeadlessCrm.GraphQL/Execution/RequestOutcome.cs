namespace HeadlessCrm.GraphQL.Execution;

/// <summary>How a request ended; transports turn it into a status.</summary>
public enum RequestOutcome
{
    /// <summary>Executed without errors.</summary>
    Ok,

    /// <summary>Executed; some data, some errors.</summary>
    Partial,

    /// <summary>Executed; an error left no data.</summary>
    NoData,

    /// <summary>The text is not a document.</summary>
    SyntaxError,

    /// <summary>The document does not fit the schema, or a limit.</summary>
    ValidationError,

    /// <summary>There is no such operation, or no way to tell which one.</summary>
    OperationError,

    /// <summary>The variables do not fit.</summary>
    VariablesError,

    /// <summary>A mutation or subscription where only queries are welcome.</summary>
    NotAQuery,

    /// <summary>The operation costs more than is allowed, or its cost cannot be told.</summary>
    CostRefused,

    /// <summary>The client has spent its budget and must wait.</summary>
    BudgetExhausted,

    /// <summary>A subscription for a client that takes no stream of responses.</summary>
    NotStreamable,

    /// <summary>The time was up (<see cref="ExecutionOptions.Timeout"/>).</summary>
    TimedOut,

    /// <summary>
    /// The response met a limit: <see cref="ExecutionOptions.MaxResponseBytes"/>, or levels that cannot be written.
    /// </summary>
    ResponseTooLarge,
}
