using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation;

/// <summary>What rules know about the document they look at, and where they report errors.</summary>
public sealed class ValidationContext
{
    private readonly List<GraphQLError> errors = [];
    private readonly ValidationOptions options;
    private InputLiteralValidator? literals;
    private VariableUsages? variableUsages;
    private FragmentReferences? fragmentReferences;
    private int fragmentSteps;

    internal ValidationContext(Schema schema, DocumentNode document, ValidationOptions options)
    {
        Schema = schema;
        Document = document;
        Fragments = new FragmentIndex(document);
        this.options = options;
    }

    /// <summary>The schema.</summary>
    public Schema Schema { get; }

    /// <summary>The document.</summary>
    public DocumentNode Document { get; }

    /// <summary>Where the walk stands.</summary>
    public TypePosition Position { get; internal set; } = new();

    /// <summary>Whether messages go without suggestions.</summary>
    public bool HideSuggestions => options.HideSuggestions;

    /// <summary>Whether selection sets may be empty.</summary>
    public bool AllowEmptySelectionSets => options.AllowEmptySelectionSets;

    internal FragmentIndex Fragments { get; }

    internal FragmentReferences FragmentReferences => fragmentReferences ??= new FragmentReferences(this);

    internal VariableUsages VariableUsages => variableUsages ??= new VariableUsages(this);

    internal InputLiteralValidator Literals => literals ??=
        new InputLiteralValidator((error, _) => Report(error), options.HideSuggestions, options.ScalarLiterals);

    internal int MaxMergeComparisons => options.MaxMergeComparisons;

    internal List<GraphQLError> Errors => errors;

    /// <summary>The steps spent so far on merging fields, for tests that bound work.</summary>
    internal int MergeComparisons { get; set; }

    /// <summary>The steps the linear probe for merge conflicts took, for tests that bound work.</summary>
    internal int MergeProbeSteps { get; set; }

    /// <summary>The steps spent so far on following fragments, for tests that bound work.</summary>
    internal int FragmentSteps => fragmentSteps;

    /// <summary>The fragment of a name, or null.</summary>
    public FragmentDefinitionNode? GetFragment(string name) => Fragments.Get(name);

    /// <summary>Reports an error; ends the validation when the options' limit is reached.</summary>
    public void Report(GraphQLError error)
    {
        if (errors.Count >= options.MaxErrors)
        {
            throw new ValidationAbortedException(new GraphQLError(
                "Too many validation errors, error limit reached. Validation aborted."));
        }

        errors.Add(error);
    }

    /// <summary>Reports an error about one place.</summary>
    public void Report(string message, SyntaxNode node) => Report(new GraphQLError(message, [node]));

    /// <summary>Reports an error about two places.</summary>
    public void Report(string message, SyntaxNode first, SyntaxNode second) =>
        Report(new GraphQLError(message, [first, second]));

    /// <summary>
    /// Counts work that grows with operations times fragments; ends the validation when it is too much.
    /// </summary>
    internal void SpendFragmentSteps(int steps)
    {
        fragmentSteps += steps;
        if (fragmentSteps > options.MaxFragmentSteps)
        {
            throw new ValidationAbortedException(new GraphQLError(
                $"The document's fragments need more than {options.MaxFragmentSteps} validation steps " +
                $"(limit maxFragmentSteps = {options.MaxFragmentSteps}). Validation aborted.")
            {
                Code = "MAX_FRAGMENT_STEPS",
            });
        }
    }

    /// <summary>The suggestions for a name, or an empty string when they are hidden.</summary>
    internal string DidYouMean(string input, IEnumerable<string> options, string? subject = null) =>
        HideSuggestions ? string.Empty : Suggestions.DidYouMean(input, options, subject);
}
