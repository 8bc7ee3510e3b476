using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>Coerces the variables of requests (specification, "CoerceVariableValues").</summary>
public sealed class VariableCoercion(Schema schema, InputTypes inputTypes, InputCoercionOptions options)
{
    /// <summary>Resolves the types of an operation's variables and coerces their defaults.</summary>
    public VariablePlan Compile(ImmutableArray<VariableDefinitionNode> definitions) =>
        throw new NotSupportedException($"{schema} {inputTypes} {options} {definitions}");

    /// <summary>
    /// The values of one request, from the UTF-8 JSON object of its variables (empty means <c>{}</c>); null when they do not
    /// fit, with one error for each misfit.
    /// </summary>
    public VariableValues? CoerceVariableValues(
        VariablePlan plan, ReadOnlySpan<byte> variablesJson, List<GraphQLError> errors) =>
        throw new NotSupportedException();
}
