using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Validation;

namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>
/// What the built-in directives applied in SDL say; arguments that do not fit are collected as errors.
/// </summary>
internal sealed class AppliedDirectiveValues
{
    private readonly List<GraphQLError> errors = [];

    public IReadOnlyList<GraphQLError> Errors => errors;

    /// <summary>The reason of <c>@deprecated</c>, or null when it is not applied.</summary>
    public string? DeprecationReason(ImmutableArray<DirectiveNode> directives) =>
        Find(directives, "deprecated") is { } node
        ? StringArgument(node, BuiltInDirectives.Deprecated.Arguments[0])
        : null;

    /// <summary>The URL of <c>@specifiedBy</c>, or null when it is not applied.</summary>
    public string? SpecifiedByUrl(ImmutableArray<DirectiveNode> directives) =>
        Find(directives, "specifiedBy") is { } node
        ? StringArgument(node, BuiltInDirectives.SpecifiedBy.Arguments[0])
        : null;

    /// <summary>Whether <c>@oneOf</c> is applied.</summary>
    public static bool IsOneOf(ImmutableArray<DirectiveNode> directives) => Find(directives, "oneOf") is not null;

    private static DirectiveNode? Find(ImmutableArray<DirectiveNode> directives, string name)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value == name)
            {
                return directive;
            }
        }

        return null;
    }

    private string? StringArgument(DirectiveNode node, InputValueDefinition argument)
    {
        var given = node.Arguments.LastOrDefault(candidate => candidate.Name.Value == argument.Name);
        if (given is null)
        {
            if (argument.DefaultValue is StringValueNode fallback)
            {
                return fallback.Value;
            }

            errors.Add(new GraphQLError(
                $"Argument \"{argument}\" of required type \"{argument.Type}\" was not provided.", node));
            return null;
        }

        if (given.Value is StringValueNode value)
        {
            return value.Value;
        }

        new InputLiteralValidator((error, _) => errors.Add(
            new GraphQLError($"Argument \"{argument}\" has invalid value: {error.Message}", error.Locations)))
            .Validate(given.Value, argument.Type);
        return null;
    }
}
