using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>
/// The parts that definitions and extensions of one kind of type have in common; empty for other kinds.
/// </summary>
internal static class DefinitionParts
{
    /// <summary>A type's definition and its extensions, in order.</summary>
    public static IEnumerable<SyntaxNode> NodesOf(NamedType type)
    {
        if (type.Definition is not null)
        {
            yield return type.Definition;
        }

        foreach (var extension in type.Extensions)
        {
            yield return extension;
        }
    }

    public static ImmutableArray<NamedTypeNode> Interfaces(SyntaxNode node) => node switch
    {
        ObjectTypeDefinitionNode definition => definition.Interfaces,
        ObjectTypeExtensionNode extension => extension.Interfaces,
        InterfaceTypeDefinitionNode definition => definition.Interfaces,
        InterfaceTypeExtensionNode extension => extension.Interfaces,
        _ => [],
    };

    public static ImmutableArray<FieldDefinitionNode> Fields(SyntaxNode node) => node switch
    {
        ObjectTypeDefinitionNode definition => definition.Fields,
        ObjectTypeExtensionNode extension => extension.Fields,
        InterfaceTypeDefinitionNode definition => definition.Fields,
        InterfaceTypeExtensionNode extension => extension.Fields,
        _ => [],
    };

    public static ImmutableArray<NamedTypeNode> Members(SyntaxNode node) => node switch
    {
        UnionTypeDefinitionNode definition => definition.Types,
        UnionTypeExtensionNode extension => extension.Types,
        _ => [],
    };

    public static ImmutableArray<EnumValueDefinitionNode> Values(SyntaxNode node) => node switch
    {
        EnumTypeDefinitionNode definition => definition.Values,
        EnumTypeExtensionNode extension => extension.Values,
        _ => [],
    };

    public static ImmutableArray<InputValueDefinitionNode> InputFields(SyntaxNode node) => node switch
    {
        InputObjectTypeDefinitionNode definition => definition.Fields,
        InputObjectTypeExtensionNode extension => extension.Fields,
        _ => [],
    };
}
