using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Sdl;

/// <summary>Every directive that is applied exists and may stand where it stands.</summary>
internal sealed class KnownDirectivesRule(SdlValidationContext context) : SdlRule(context)
{
    public override bool Visits(SyntaxKind kind) => kind is SyntaxKind.Directive;

    public override void Enter(SyntaxNode node)
    {
        var name = ((DirectiveNode)node).Name.Value;
        if (!Context.Directives.TryGetValue(name, out var directive))
        {
            Report($"Unknown directive \"@{name}\".", node);
        }
        else if (LocationOf(Context.Ancestor(0)!) is { } location && !directive.Locations.Contains(location))
        {
            Report($"Directive \"@{name}\" may not be used on {location}.", node);
        }
    }

    private string? LocationOf(SyntaxNode appliedTo) => appliedTo.Kind switch
    {
        SyntaxKind.SchemaDefinition or SyntaxKind.SchemaExtension => "SCHEMA",
        SyntaxKind.ScalarTypeDefinition or SyntaxKind.ScalarTypeExtension => "SCALAR",
        SyntaxKind.ObjectTypeDefinition or SyntaxKind.ObjectTypeExtension => "OBJECT",
        SyntaxKind.FieldDefinition => "FIELD_DEFINITION",
        SyntaxKind.InterfaceTypeDefinition or SyntaxKind.InterfaceTypeExtension => "INTERFACE",
        SyntaxKind.UnionTypeDefinition or SyntaxKind.UnionTypeExtension => "UNION",
        SyntaxKind.EnumTypeDefinition or SyntaxKind.EnumTypeExtension => "ENUM",
        SyntaxKind.EnumValueDefinition => "ENUM_VALUE",
        SyntaxKind.InputObjectTypeDefinition or SyntaxKind.InputObjectTypeExtension => "INPUT_OBJECT",
        SyntaxKind.InputValueDefinition =>
            Context.Ancestor(1) is InputObjectTypeDefinitionNode or InputObjectTypeExtensionNode
                ? "INPUT_FIELD_DEFINITION"
                : "ARGUMENT_DEFINITION",
        SyntaxKind.DirectiveDefinition or SyntaxKind.DirectiveExtension => "DIRECTIVE_DEFINITION",
        _ => ExecutableLocationOf(appliedTo),
    };

    private string? ExecutableLocationOf(SyntaxNode appliedTo) => appliedTo switch
    {
        OperationDefinitionNode { Operation: OperationKind.Query } => "QUERY",
        OperationDefinitionNode { Operation: OperationKind.Mutation } => "MUTATION",
        OperationDefinitionNode => "SUBSCRIPTION",
        FieldNode => "FIELD",
        FragmentSpreadNode => "FRAGMENT_SPREAD",
        InlineFragmentNode => "INLINE_FRAGMENT",
        FragmentDefinitionNode => "FRAGMENT_DEFINITION",
        VariableDefinitionNode => Context.Ancestor(1) is OperationDefinitionNode
            ? "VARIABLE_DEFINITION"
            : "FRAGMENT_VARIABLE_DEFINITION",
        _ => null,
    };
}
