using System.Collections.Immutable;

namespace HeadlessCrm.GraphQL.Language.Ast;

/// <summary>scalar.</summary>
public sealed class ScalarTypeDefinitionNode(SourceSpan span, StringValueNode? description, NameNode name, ImmutableArray<DirectiveNode> directives) : TypeDefinitionNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ScalarTypeDefinition;

    /// <summary>The description, or null.</summary>
    public override StringValueNode? Description { get; } = description;

    /// <summary>The type's name.</summary>
    public override NameNode Name { get; } = name;

    /// <summary>Directives, in source order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>type.</summary>
public sealed class ObjectTypeDefinitionNode(SourceSpan span, StringValueNode? description, NameNode name, ImmutableArray<NamedTypeNode> interfaces, ImmutableArray<DirectiveNode> directives, ImmutableArray<FieldDefinitionNode> fields) : TypeDefinitionNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ObjectTypeDefinition;

    /// <summary>The description, or null.</summary>
    public override StringValueNode? Description { get; } = description;

    /// <summary>The type's name.</summary>
    public override NameNode Name { get; } = name;

    /// <summary>The implemented interfaces.</summary>
    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    /// <summary>Directives, in source order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>The fields.</summary>
    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

/// <summary>interface.</summary>
public sealed class InterfaceTypeDefinitionNode(SourceSpan span, StringValueNode? description, NameNode name, ImmutableArray<NamedTypeNode> interfaces, ImmutableArray<DirectiveNode> directives, ImmutableArray<FieldDefinitionNode> fields) : TypeDefinitionNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.InterfaceTypeDefinition;

    /// <summary>The description, or null.</summary>
    public override StringValueNode? Description { get; } = description;

    /// <summary>The type's name.</summary>
    public override NameNode Name { get; } = name;

    /// <summary>The implemented interfaces.</summary>
    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    /// <summary>Directives, in source order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>The fields.</summary>
    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

/// <summary>union.</summary>
public sealed class UnionTypeDefinitionNode(SourceSpan span, StringValueNode? description, NameNode name, ImmutableArray<DirectiveNode> directives, ImmutableArray<NamedTypeNode> types) : TypeDefinitionNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.UnionTypeDefinition;

    /// <summary>The description, or null.</summary>
    public override StringValueNode? Description { get; } = description;

    /// <summary>The type's name.</summary>
    public override NameNode Name { get; } = name;

    /// <summary>Directives, in source order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>The member types.</summary>
    public ImmutableArray<NamedTypeNode> Types { get; } = types;
}

/// <summary>enum.</summary>
public sealed class EnumTypeDefinitionNode(SourceSpan span, StringValueNode? description, NameNode name, ImmutableArray<DirectiveNode> directives, ImmutableArray<EnumValueDefinitionNode> values) : TypeDefinitionNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.EnumTypeDefinition;

    /// <summary>The description, or null.</summary>
    public override StringValueNode? Description { get; } = description;

    /// <summary>The type's name.</summary>
    public override NameNode Name { get; } = name;

    /// <summary>Directives, in source order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>The values.</summary>
    public ImmutableArray<EnumValueDefinitionNode> Values { get; } = values;
}

/// <summary>input.</summary>
public sealed class InputObjectTypeDefinitionNode(SourceSpan span, StringValueNode? description, NameNode name, ImmutableArray<DirectiveNode> directives, ImmutableArray<InputValueDefinitionNode> fields) : TypeDefinitionNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.InputObjectTypeDefinition;

    /// <summary>The description, or null.</summary>
    public override StringValueNode? Description { get; } = description;

    /// <summary>The type's name.</summary>
    public override NameNode Name { get; } = name;

    /// <summary>Directives, in source order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>The input fields.</summary>
    public ImmutableArray<InputValueDefinitionNode> Fields { get; } = fields;
}
