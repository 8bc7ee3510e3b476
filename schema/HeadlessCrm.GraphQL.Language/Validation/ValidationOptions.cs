using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation;

/// <summary>
/// How documents are validated. Make one and keep it: what follows from the options is computed once per object.
/// </summary>
public sealed class ValidationOptions
{
    private RuleSet? ruleSet;

    /// <summary>The options used when none are given.</summary>
    public static ValidationOptions Default { get; } = new();

    /// <summary>
    /// The names of the rules to apply, of <see cref="ValidationRules.Specified"/> and <see
    /// cref="ValidationRules.Optional"/>; null means all specified ones. They run in the order of the lists, not of the
    /// names.
    /// </summary>
    public IReadOnlyList<string>? Rules { get; init; }

    /// <summary>Rules of the host, run after the others.</summary>
    public IReadOnlyList<ValidationRuleDefinition> AdditionalRules { get; init; } = [];

    /// <summary>
    /// Whether messages go without "Did you mean …?", so that they do not give away names of a hidden schema.
    /// </summary>
    public bool HideSuggestions { get; init; }

    /// <summary>Whether <c>{ }</c> may be selected on a composite type (September 2026 edition).</summary>
    public bool AllowEmptySelectionSets { get; init; } = true;

    /// <summary>Errors reported before validation stops with one more that says so.</summary>
    public int MaxErrors { get; init; } = 100;

    /// <summary>
    /// Steps that comparing overlapping fields pair by pair may take; a step compares two fields or two values. Only
    /// documents that may have a conflict are compared so; one that needs more is refused with an error that names the
    /// limit.
    /// </summary>
    public int MaxMergeComparisons { get; init; } = 100_000;

    /// <summary>
    /// Steps that following fragments from all operations may take; a step is a spread or a use of a variable seen from
    /// one operation. A document that needs more is refused with an error that names the limit.
    /// </summary>
    public int MaxFragmentSteps { get; init; } = 100_000;

    /// <summary>Limits on the shape of a document, checked before any rule; null means none.</summary>
    public Limits.DocumentLimits? Limits { get; init; }

    /// <summary>
    /// Finds how literals of a scalar of the host are checked; null, or an answer of null, accepts any literal. Of a
    /// built-in scalar it is asked too, once the literal is one by the specification: a host may take less.
    /// </summary>
    public Func<ScalarType, IScalarLiteral?>? ScalarLiterals { get; init; }

    internal RuleSet RuleSet => ruleSet ??= RuleSet.Create(this);
}
