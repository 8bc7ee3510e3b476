using System.Collections.Immutable;

namespace HeadlessCrm.GraphQL.Language.Ast;

/// <summary>extend scalar.</summary>
public sealed class ScalarTypeExtensionNode(SourceSpan span, NameNode name, ImmutableArray<DirectiveNode> directives) : TypeExtensionNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ScalarTypeExtension;

    /// <summary>The type's name.</summary>
    public override NameNode Name { get; } = name;

    /// <summary>Directives, in source order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>extend type.</summary>
public sealed class ObjectTypeExtensionNode(SourceSpan span, NameNode name, ImmutableArray<NamedTypeNode> interfaces, ImmutableArray<DirectiveNode> directives, ImmutableArray<FieldDefinitionNode> fields) : TypeExtensionNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ObjectTypeExtension;

    /// <summary>The type's name.</summary>
    public override NameNode Name { get; } = name;

    /// <summary>The implemented interfaces.</summary>
    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    /// <summary>Directives, in source order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>The fields.</summary>
    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

/// <summary>extend interface.</summary>
public sealed class InterfaceTypeExtensionNode(SourceSpan span, NameNode name, ImmutableArray<NamedTypeNode> interfaces, ImmutableArray<DirectiveNode> directives, ImmutableArray<FieldDefinitionNode> fields) : TypeExtensionNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.InterfaceTypeExtension;

    /// <summary>The type's name.</summary>
    public override NameNode Name { get; } = name;

    /// <summary>The implemented interfaces.</summary>
    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    /// <summary>Directives, in source order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>The fields.</summary>
    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

/// <summary>extend union.</summary>
public sealed class UnionTypeExtensionNode(SourceSpan span, NameNode name, ImmutableArray<DirectiveNode> directives, ImmutableArray<NamedTypeNode> types) : TypeExtensionNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.UnionTypeExtension;

    /// <summary>The type's name.</summary>
    public override NameNode Name { get; } = name;

    /// <summary>Directives, in source order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>The member types.</summary>
    public ImmutableArray<NamedTypeNode> Types { get; } = types;
}

/// <summary>extend enum.</summary>
public sealed class EnumTypeExtensionNode(SourceSpan span, NameNode name, ImmutableArray<DirectiveNode> directives, ImmutableArray<EnumValueDefinitionNode> values) : TypeExtensionNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.EnumTypeExtension;

    /// <summary>The type's name.</summary>
    public override NameNode Name { get; } = name;

    /// <summary>Directives, in source order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>The values.</summary>
    public ImmutableArray<EnumValueDefinitionNode> Values { get; } = values;
}

/// <summary>extend input.</summary>
public sealed class InputObjectTypeExtensionNode(SourceSpan span, NameNode name, ImmutableArray<DirectiveNode> directives, ImmutableArray<InputValueDefinitionNode> fields) : TypeExtensionNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.InputObjectTypeExtension;

    /// <summary>The type's name.</summary>
    public override NameNode Name { get; } = name;

    /// <summary>Directives, in source order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>The input fields.</summary>
    public ImmutableArray<InputValueDefinitionNode> Fields { get; } = fields;
}
