using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Sdl;

/// <summary>
/// A directive that is not repeatable is applied once at a place. A type and its extensions are one place, so are the
/// schema, or a directive, and its extensions.
/// </summary>
internal sealed class UniqueDirectivesPerLocationRule(SdlValidationContext context) : SdlRule(context)
{
    private readonly Dictionary<string, DirectiveNode> onSchema = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, DirectiveNode>> onTypes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, DirectiveNode>> onDirectives = new(StringComparer.Ordinal);

    public override bool Visits(SyntaxKind kind) => kind is
        SyntaxKind.OperationDefinition or SyntaxKind.FragmentDefinition or SyntaxKind.VariableDefinition or
        SyntaxKind.Field or SyntaxKind.FragmentSpread or SyntaxKind.InlineFragment or
        SyntaxKind.SchemaDefinition or SyntaxKind.SchemaExtension or
        SyntaxKind.ScalarTypeDefinition or SyntaxKind.ScalarTypeExtension or
        SyntaxKind.ObjectTypeDefinition or SyntaxKind.ObjectTypeExtension or
        SyntaxKind.InterfaceTypeDefinition or SyntaxKind.InterfaceTypeExtension or
        SyntaxKind.UnionTypeDefinition or SyntaxKind.UnionTypeExtension or
        SyntaxKind.EnumTypeDefinition or SyntaxKind.EnumTypeExtension or
        SyntaxKind.InputObjectTypeDefinition or SyntaxKind.InputObjectTypeExtension or
        SyntaxKind.DirectiveDefinition or SyntaxKind.DirectiveExtension or
        SyntaxKind.FieldDefinition or SyntaxKind.InputValueDefinition or SyntaxKind.EnumValueDefinition;

    public override void Enter(SyntaxNode node)
    {
        var directives = DirectivesOf(node);
        if (directives.IsEmpty)
        {
            return;
        }

        var seen = SeenAt(node);
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (!Context.Directives.TryGetValue(name, out var signature) || signature.IsRepeatable)
            {
                continue;
            }

            if (seen.TryGetValue(name, out var earlier))
            {
                Report($"The directive \"@{name}\" can only be used once at this location.", earlier, directive);
            }
            else
            {
                seen[name] = directive;
            }
        }
    }

    private static ImmutableArray<DirectiveNode> DirectivesOf(SyntaxNode node) => node switch
    {
        TypeSystemDefinitionNode definition => definition.Directives,
        FieldDefinitionNode field => field.Directives,
        InputValueDefinitionNode inputValue => inputValue.Directives,
        EnumValueDefinitionNode value => value.Directives,
        ExecutableDefinitionNode definition => definition.Directives,
        SelectionNode selection => selection.Directives,
        VariableDefinitionNode variable => variable.Directives,
        _ => [],
    };

    private Dictionary<string, DirectiveNode> SeenAt(SyntaxNode node) => node switch
    {
        SchemaDefinitionNode or SchemaExtensionNode => onSchema,
        TypeDefinitionNode type => SeenAt(onTypes, type.Name.Value),
        TypeExtensionNode type => SeenAt(onTypes, type.Name.Value),
        DirectiveDefinitionNode directive => SeenAt(onDirectives, directive.Name.Value),
        DirectiveExtensionNode directive => SeenAt(onDirectives, directive.Name.Value),
        _ => new Dictionary<string, DirectiveNode>(StringComparer.Ordinal),
    };

    private static Dictionary<string, DirectiveNode> SeenAt(
        Dictionary<string, Dictionary<string, DirectiveNode>> places,
        string name)
    {
        if (!places.TryGetValue(name, out var seen))
        {
            places[name] = seen = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
        }

        return seen;
    }
}
