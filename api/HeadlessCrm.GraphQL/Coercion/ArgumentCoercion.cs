using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>Coerces the arguments of fields and directives (specification, "CoerceArgumentValues").</summary>
public sealed class ArgumentCoercion(Schema schema, InputTypes inputTypes)
{
    /// <summary>Prepares the arguments of one place: constants are coerced now, the rest for each request.</summary>
    /// <param name="definitions">The arguments of the field or directive.</param>
    /// <param name="coordinatePrefix">What messages call the owner: <c>Query.f</c> or <c>@skip</c>.</param>
    /// <param name="nodes">The arguments given.</param>
    /// <param name="ownerNode">The field or directive node, where a missing argument is reported.</param>
    /// <param name="variables">The operation's variables.</param>
    public ArgumentPlan Compile(
        ImmutableArray<InputValueDefinition> definitions,
        string coordinatePrefix,
        ImmutableArray<ArgumentNode> nodes,
        SyntaxNode ownerNode,
        VariablePlan variables) => throw new NotSupportedException($"{schema} {inputTypes}");

    /// <summary>The arguments of one request; null and the first misfit when they do not fit.</summary>
    public CoercedArguments? CoerceArgumentValues(ArgumentPlan plan, VariableValues variables, out GraphQLError? error) =>
        throw new NotSupportedException();
}
