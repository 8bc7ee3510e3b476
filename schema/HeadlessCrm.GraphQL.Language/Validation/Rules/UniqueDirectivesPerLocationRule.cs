using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules;

/// <summary>A directive that is not repeatable stands only once at a place (section 5.7.3).</summary>
internal sealed class UniqueDirectivesPerLocationRule : ValidationRule
{
    // Extensions count as one place with what they extend.
    private Dictionary<(char Kind, string Name), Dictionary<string, DirectiveNode>>? shared;
    private DirectivesInScope? directives;

    public override IReadOnlyList<SyntaxKind> Enters => Kinds;

    private static IReadOnlyList<SyntaxKind> Kinds { get; } =
    [
        SyntaxKind.OperationDefinition,
        SyntaxKind.VariableDefinition,
        SyntaxKind.Field,
        SyntaxKind.FragmentSpread,
        SyntaxKind.InlineFragment,
        SyntaxKind.FragmentDefinition,
        SyntaxKind.FieldDefinition,
        SyntaxKind.InputValueDefinition,
        SyntaxKind.EnumValueDefinition,
        SyntaxKind.SchemaDefinition,
        SyntaxKind.ScalarTypeDefinition,
        SyntaxKind.ObjectTypeDefinition,
        SyntaxKind.InterfaceTypeDefinition,
        SyntaxKind.UnionTypeDefinition,
        SyntaxKind.EnumTypeDefinition,
        SyntaxKind.InputObjectTypeDefinition,
        SyntaxKind.DirectiveDefinition,
        SyntaxKind.SchemaExtension,
        SyntaxKind.DirectiveExtension,
        SyntaxKind.ScalarTypeExtension,
        SyntaxKind.ObjectTypeExtension,
        SyntaxKind.InterfaceTypeExtension,
        SyntaxKind.UnionTypeExtension,
        SyntaxKind.EnumTypeExtension,
        SyntaxKind.InputObjectTypeExtension,
    ];

    public override bool Enter(ValidationContext context, SyntaxNode node)
    {
        var applied = DirectivesOf(node);
        if (!applied.IsEmpty && (applied.Length > 1 || node is TypeSystemDefinitionNode))
        {
            Check(context, node, applied);
        }

        return true;
    }

    private void Check(ValidationContext context, SyntaxNode node, ImmutableArray<DirectiveNode> applied)
    {
        directives ??= new DirectivesInScope(context);
        var seen = SeenAt(node);
        foreach (var directive in applied)
        {
            var name = directive.Name.Value;
            if (!directives.IsUnique(name))
            {
                continue;
            }

            if (seen.TryGetValue(name, out var first))
            {
                context.Report($"The directive \"@{name}\" can only be used once at this location.", first, directive);
            }
            else
            {
                seen.Add(name, directive);
            }
        }
    }

    private Dictionary<string, DirectiveNode> SeenAt(SyntaxNode node) => node switch
    {
        SchemaDefinitionNode or SchemaExtensionNode => Shared('s', string.Empty),
        TypeDefinitionNode type => Shared('t', type.Name.Value),
        TypeExtensionNode type => Shared('t', type.Name.Value),
        DirectiveDefinitionNode directive => Shared('d', directive.Name.Value),
        DirectiveExtensionNode directive => Shared('d', directive.Name.Value),
        _ => new Dictionary<string, DirectiveNode>(StringComparer.Ordinal),
    };

    private Dictionary<string, DirectiveNode> Shared(char kind, string name)
    {
        shared ??= [];
        if (!shared.TryGetValue((kind, name), out var seen))
        {
            shared[(kind, name)] = seen = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
        }

        return seen;
    }

    private static ImmutableArray<DirectiveNode> DirectivesOf(SyntaxNode node) => node switch
    {
        SelectionNode selection => selection.Directives,
        ExecutableDefinitionNode definition => definition.Directives,
        VariableDefinitionNode variable => variable.Directives,
        TypeSystemDefinitionNode definition => definition.Directives,
        FieldDefinitionNode field => field.Directives,
        InputValueDefinitionNode value => value.Directives,
        EnumValueDefinitionNode value => value.Directives,
        _ => [],
    };
}
