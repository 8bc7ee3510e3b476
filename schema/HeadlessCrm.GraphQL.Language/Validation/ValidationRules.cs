using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Validation.Rules;

namespace HeadlessCrm.GraphQL.Language.Validation;

/// <summary>The rules on executable documents, by the reference's names.</summary>
public static class ValidationRules
{
    /// <summary>
    /// The standard set, in the order of the specification's chapter on validation. The rules on @defer and @stream and
    /// <c>MaxIntrospectionDepthRule</c> are the reference's additions.
    /// </summary>
    public static ImmutableArray<ValidationRuleDefinition> Specified { get; } =
    [
        new("ExecutableDefinitionsRule", static () => new ExecutableDefinitionsRule()),
        new("KnownOperationTypesRule", static () => new KnownOperationTypesRule()),
        new("UniqueOperationNamesRule", static () => new UniqueOperationNamesRule()),
        new("LoneAnonymousOperationRule", static () => new LoneAnonymousOperationRule()),
        new("SingleFieldSubscriptionsRule", static () => new SingleFieldSubscriptionsRule()),
        new("KnownTypeNamesRule", static () => new KnownTypeNamesRule()),
        new("FragmentsOnCompositeTypesRule", static () => new FragmentsOnCompositeTypesRule()),
        new("VariablesAreInputTypesRule", static () => new VariablesAreInputTypesRule()),
        new("ScalarLeafsRule", static () => new ScalarLeafsRule()),
        new("FieldsOnCorrectTypeRule", static () => new FieldsOnCorrectTypeRule()),
        new("UniqueFragmentNamesRule", static () => new UniqueFragmentNamesRule()),
        new("KnownFragmentNamesRule", static () => new KnownFragmentNamesRule()),
        new("NoUnusedFragmentsRule", static () => new NoUnusedFragmentsRule()),
        new("PossibleFragmentSpreadsRule", static () => new PossibleFragmentSpreadsRule()),
        new("NoFragmentCyclesRule", static () => new NoFragmentCyclesRule()),
        new("UniqueVariableNamesRule", static () => new UniqueVariableNamesRule()),
        new("NoUndefinedVariablesRule", static () => new NoUndefinedVariablesRule()),
        new("NoUnusedVariablesRule", static () => new NoUnusedVariablesRule()),
        new("KnownDirectivesRule", static () => new KnownDirectivesRule()),
        new("UniqueDirectivesPerLocationRule", static () => new UniqueDirectivesPerLocationRule()),
        new("DeferStreamDirectiveOnRootFieldRule", static () => new DeferStreamDirectiveOnRootFieldRule()),
        new("DeferStreamDirectiveOnValidOperationsRule", static () => new DeferStreamDirectiveOnValidOperationsRule()),
        new("DeferStreamDirectiveLabelRule", static () => new DeferStreamDirectiveLabelRule()),
        new("StreamDirectiveOnListFieldRule", static () => new StreamDirectiveOnListFieldRule()),
        new("KnownArgumentNamesRule", static () => new KnownArgumentNamesRule()),
        new("UniqueArgumentNamesRule", static () => new UniqueArgumentNamesRule()),
        new("ValuesOfCorrectTypeRule", static () => new ValuesOfCorrectTypeRule()),
        new("ProvidedRequiredArgumentsRule", static () => new ProvidedRequiredArgumentsRule()),
        new("VariablesInAllowedPositionRule", static () => new VariablesInAllowedPositionRule()),
        new("OverlappingFieldsCanBeMergedRule", static () => new OverlappingFieldsCanBeMergedRule()),
        new("UniqueInputFieldNamesRule", static () => new UniqueInputFieldNamesRule()),
        new("MaxIntrospectionDepthRule", static () => new MaxIntrospectionDepthRule()),
    ];

    /// <summary>Rules outside the standard set, off unless asked for.</summary>
    public static ImmutableArray<ValidationRuleDefinition> Optional { get; } =
    [
        new("NoDeprecatedCustomRule", static () => new NoDeprecatedCustomRule()),
        new("NoSchemaIntrospectionCustomRule", static () => new NoSchemaIntrospectionCustomRule()),
    ];
}
