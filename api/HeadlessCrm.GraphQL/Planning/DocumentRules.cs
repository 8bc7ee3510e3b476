using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language.Validation;
using HeadlessCrm.GraphQL.Language.Validation.Limits;
using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.GraphQL.Planning;

/// <summary>Which rules and limits the documents of an executor must keep.</summary>
internal static class DocumentRules
{
    public static ValidationOptions For(
        ExecutableSchema schema, ExecutionOptions options, IReadOnlyList<ValidationRuleDefinition> additional) => new()
    {
        AdditionalRules = options.AllowIntrospection
            ? additional
            : [.. additional, .. ValidationRules.Optional.Where(rule => rule.Name == "NoSchemaIntrospectionCustomRule")],
        HideSuggestions = options.HideSuggestions,
        MaxMergeComparisons = options.MaxMergeComparisons,
        MaxFragmentSteps = options.MaxFragmentSteps,
        MaxErrors = options.MaxValidationErrors,
        ScalarLiterals = schema.InputTypes.GetScalarLiteral,
        Limits = new DocumentLimits
        {
            MaxDepth = options.MaxDepth,
            MaxAliases = options.MaxAliases,
            MaxRootFields = options.MaxRootFields,
            MaxDirectives = options.MaxDirectives,
            MaxFragmentVisits = options.MaxFragmentVisits,
            MaxIntrospectionDepth = options.MaxIntrospectionDepth,
        },
    };
}
