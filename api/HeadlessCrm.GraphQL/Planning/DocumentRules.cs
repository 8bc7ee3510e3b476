using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Language.Validation;
using HeadlessCrm.GraphQL.Language.Validation.Limits;
using HeadlessCrm.GraphQL.Scalars;
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
        ScalarLiterals = type => LiteralsOf(schema.InputTypes.GetScalar(type)),
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

    private static ScalarLiterals? LiteralsOf(Scalar scalar) => scalar is DynamicScalar ? null : new ScalarLiterals(scalar);

    /// <summary>A scalar of the host as the judge of its literals.</summary>
    private sealed class ScalarLiterals(Scalar scalar) : IScalarLiteral
    {
        public string? FindFault(ValueNode literal)
        {
            if (HoldsVariable(literal))
            {
                return null;
            }

            try
            {
                scalar.ParseLiteral(literal);
                return null;
            }
            catch (ScalarException unfit)
            {
                return unfit.Message;
            }
        }

        private static bool HoldsVariable(ValueNode literal) => literal switch
        {
            VariableNode => true,
            ListValueNode list => list.Values.Any(HoldsVariable),
            ObjectValueNode value => value.Fields.Any(field => HoldsVariable(field.Value)),
            _ => false,
        };
    }
}
