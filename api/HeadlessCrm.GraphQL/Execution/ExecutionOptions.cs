using System.ComponentModel.DataAnnotations;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Language.Parsing;

namespace HeadlessCrm.GraphQL.Execution;

/// <summary>
/// Limits of parsing, validation and execution. Every limit answers with an error that names it and the value.
/// </summary>
public sealed class ExecutionOptions
{
    /// <summary>
    /// Says what a caller may read of a fault, an exception that is no <see cref="GraphQLException"/>; null, or an answer of
    /// null: nothing but the id under which it is logged. Described faults are logged too.
    /// </summary>
    public Func<Exception, GraphQLException?>? DescribeFault { get; set; }

    /// <summary>Tokens a document may have.</summary>
    [Range(1, int.MaxValue)]
    public int MaxTokens { get; set; } = 20_000;

    /// <summary>
    /// Levels of nested selection sets, values and list types a document may have, counted together; it may be less
    /// when the stack of the thread is small.
    /// </summary>
    [Range(1, 10_000)]
    public int MaxSyntaxDepth { get; set; } = ParserOptions.DefaultMaxDepth;

    /// <summary>Levels of nested fields a document may have, fragments followed; root fields are at level 1.</summary>
    [Range(1, int.MaxValue)]
    public int MaxDepth { get; set; } = 50;

    /// <summary>Aliases a document may have.</summary>
    [Range(0, int.MaxValue)]
    public int MaxAliases { get; set; } = 1_000;

    /// <summary>Fields an operation may select at its root, fragments followed.</summary>
    [Range(1, int.MaxValue)]
    public int MaxRootFields { get; set; } = 250;

    /// <summary>Directives a document may apply.</summary>
    [Range(0, int.MaxValue)]
    public int MaxDirectives { get; set; } = 1_000;

    /// <summary>How often an operation may visit named fragments, counting again at each place.</summary>
    [Range(0, int.MaxValue)]
    public int MaxFragmentVisits { get; set; } = 10_000;

    /// <summary>
    /// Levels of fields nested in <c>__schema</c> or <c>__type</c>; the usual introspection query needs 13.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int MaxIntrospectionDepth { get; set; } = 20;

    /// <summary>Comparisons that checking overlapping fields may take.</summary>
    [Range(1, int.MaxValue)]
    public int MaxMergeComparisons { get; set; } = 500_000;

    /// <summary>Steps that following fragments from all operations may take while a document is validated.</summary>
    [Range(1, int.MaxValue)]
    public int MaxFragmentSteps { get; set; } = 100_000;

    /// <summary>Errors about a document that are reported before its validation stops.</summary>
    [Range(1, int.MaxValue)]
    public int MaxValidationErrors { get; set; } = 100;

    /// <summary>Levels of arrays and objects that the variables' JSON may have, itself included.</summary>
    [Range(1, 1000)]
    public int MaxVariableDepth { get; set; } = InputCoercionOptions.Default.MaxDepth;

    /// <summary>Values (list elements, object fields, leaves) that the variables may hold altogether.</summary>
    [Range(1, int.MaxValue)]
    public int MaxVariableValues { get; set; } = InputCoercionOptions.Default.MaxValues;

    /// <summary>Errors about variables that one response lists.</summary>
    [Range(1, int.MaxValue)]
    public int MaxVariableErrors { get; set; } = InputCoercionOptions.Default.MaxErrors;

    /// <summary>What an operation may cost by its estimate; null for any cost, and then nothing is priced.</summary>
    [Range(1, double.MaxValue)]
    public double? MaxCost { get; set; }

    /// <summary>What a field at the root of mutations weighs without a <c>@cost</c> of its own.</summary>
    [Range(0, double.MaxValue)]
    public double MutationCost { get; set; } = 10;

    /// <summary>
    /// How long a list is assumed to be for the price when the schema does not say (<c>@listSize</c>).
    /// </summary>
    [Range(0, int.MaxValue)]
    public int DefaultListSize { get; set; } = 10;

    /// <summary>
    /// Steps that pricing an operation may take the first time; a step is a field at a place, for each concrete type.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int MaxCostSteps { get; set; } = 50_000;

    /// <summary>How long an operation takes before it is logged as slow; zero logs none.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan SlowOperationThreshold { get; set; }

    /// <summary>
    /// Whether spans carry the document (<c>graphql.document</c>), which may hold personal data in its literals.
    /// </summary>
    public bool TraceDocuments { get; set; }

    /// <summary>Whether <c>__schema</c> and <c>__type</c> may be asked.</summary>
    public bool AllowIntrospection { get; set; } = true;

    /// <summary>
    /// Whether error messages leave out "Did you mean …?", so that they do not give away names of a hidden schema.
    /// </summary>
    public bool HideSuggestions { get; set; }

    /// <summary>Bytes a response may have.</summary>
    [Range(1024, int.MaxValue)]
    public int MaxResponseBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Errors a response carries; further ones are counted in a last entry.</summary>
    [Range(1, int.MaxValue)]
    public int MaxErrors { get; set; } = 100;

    /// <summary>Batch calls of one request that may run at the same time.</summary>
    [Range(1, 1024)]
    public int MaxConcurrentBatches { get; set; } = 8;

    /// <summary>Memory that compiled operations may hold, in bytes (estimated).</summary>
    [Range(0, long.MaxValue)]
    public long PlanCacheBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>
    /// How long a request may run before it ends with an error, all payloads of <c>@defer</c> and <c>@stream</c> included; zero
    /// for no limit. A subscription has this long to open its source, and then for the response to each event.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Options that refuse nothing, for tests of the language itself; not for a server that strangers reach.
    /// </summary>
    public static ExecutionOptions Unlimited => new()
    {
        MaxTokens = int.MaxValue,
        MaxDepth = int.MaxValue,
        MaxAliases = int.MaxValue,
        MaxRootFields = int.MaxValue,
        MaxDirectives = int.MaxValue,
        MaxFragmentVisits = int.MaxValue,
        MaxIntrospectionDepth = int.MaxValue,
        MaxMergeComparisons = int.MaxValue,
        MaxFragmentSteps = int.MaxValue,
        MaxVariableValues = int.MaxValue,
        MaxErrors = int.MaxValue,
    };

    internal InputCoercionOptions InputCoercion => new()
    {
        MaxDepth = MaxVariableDepth,
        MaxValues = MaxVariableValues,
        MaxErrors = MaxVariableErrors,
        HideSuggestions = HideSuggestions,
    };
}
