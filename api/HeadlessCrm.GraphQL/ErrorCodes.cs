using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.GraphQL;

/// <summary>
/// The words in <c>extensions.code</c> of errors that the engine raises itself. Codes of <see cref="GraphQLException"/>
/// are the resolvers' own. Limits have the names of their options: MAX_DEPTH for <c>MaxDepth</c>.
/// </summary>
public static class ErrorCodes
{
    /// <summary>The text is not a document.</summary>
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document does not fit the schema.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>There is no such operation, or no way to tell which one.</summary>
    public const string OperationNotFound = "OPERATION_RESOLUTION_FAILURE";

    /// <summary>The variables do not fit.</summary>
    public const string BadVariables = "BAD_USER_INPUT";

    /// <summary>A mutation or subscription where only queries are welcome.</summary>
    public const string NotAQuery = "NOT_A_QUERY";

    /// <summary>A subscription for a client that takes no stream of responses.</summary>
    public const string NotStreamable = "NOT_ACCEPTABLE";

    /// <summary>A fault of the server; <c>extensions.faultId</c> is what the log knows it by.</summary>
    public const string Internal = "INTERNAL";

    /// <summary>More tokens than <c>MaxTokens</c>.</summary>
    public const string MaxTokens = "MAX_TOKENS";

    /// <summary>
    /// Selection sets, values or types nested deeper than <c>MaxSyntaxDepth</c>, or than the stack allows.
    /// </summary>
    public const string MaxSyntaxDepth = "MAX_SYNTAX_DEPTH";

    /// <summary>Fragments visited more often than <c>MaxFragmentVisits</c>.</summary>
    public const string MaxFragmentVisits = "MAX_FRAGMENT_VISITS";

    /// <summary>A response larger than <c>MaxResponseBytes</c>.</summary>
    public const string MaxResponseBytes = "MAX_RESPONSE_BYTES";

    /// <summary>A response nested deeper than it can be written.</summary>
    public const string MaxResponseDepth = "MAX_RESPONSE_DEPTH";

    /// <summary>Longer than <c>Timeout</c>.</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>The last entry of <c>errors</c> when there are more than <c>MaxErrors</c>.</summary>
    public const string MaxErrors = "MAX_ERRORS";

    /// <summary>Variables nested deeper than <c>MaxVariableDepth</c>.</summary>
    public const string MaxVariableDepth = "MAX_VARIABLE_DEPTH";

    /// <summary>Variables with more values than <c>MaxVariableValues</c>.</summary>
    public const string MaxVariableValues = "MAX_VARIABLE_VALUES";

    /// <summary>An operation that takes more than <c>MaxCostSteps</c> steps to price.</summary>
    public const string MaxCostSteps = "MAX_COST_STEPS";

    /// <summary>An operation that costs more than <c>MaxCost</c>, or than the client can save up.</summary>
    public const string CostLimit = "COST_LIMIT";

    /// <summary>The client has spent its budget; <c>extensions.retryAfter</c> says for how many seconds.</summary>
    public const string BudgetExhausted = "BUDGET_EXHAUSTED";

    /// <summary>A list whose size must be given for its price is asked for without, or with two sizes.</summary>
    public const string SlicingArgumentRequired = "SLICING_ARGUMENT_REQUIRED";

    /// <summary>
    /// The code of an error that has none of its own, by how the request ended; null when that says nothing.
    /// </summary>
    internal static string? Of(RequestOutcome outcome) => outcome switch
    {
        RequestOutcome.SyntaxError => ParseFailed,
        RequestOutcome.ValidationError => ValidationFailed,
        RequestOutcome.OperationError => OperationNotFound,
        RequestOutcome.VariablesError => BadVariables,
        RequestOutcome.NotAQuery => NotAQuery,
        RequestOutcome.NotStreamable => NotStreamable,
        _ => null,
    };
}
