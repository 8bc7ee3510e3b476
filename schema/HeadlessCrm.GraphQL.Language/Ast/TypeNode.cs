namespace HeadlessCrm.GraphQL.Language.Ast;

/// <summary>A reference to a type.</summary>
public abstract class TypeNode(SourceSpan span) : SyntaxNode(span);

/// <summary>A type by its name.</summary>
public sealed class NamedTypeNode(SourceSpan span, NameNode name) : TypeNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.NamedType;

    /// <summary>The type name.</summary>
    public NameNode Name { get; } = name;
}

/// <summary>A list of a type.</summary>
public sealed class ListTypeNode(SourceSpan span, TypeNode type) : TypeNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ListType;

    /// <summary>The element type.</summary>
    public TypeNode Type { get; } = type;
}

/// <summary>A type that is never null.</summary>
public sealed class NonNullTypeNode(SourceSpan span, TypeNode type) : TypeNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.NonNullType;

    /// <summary>The nullable type inside; never itself non-null.</summary>
    public TypeNode Type { get; } = type;
}
