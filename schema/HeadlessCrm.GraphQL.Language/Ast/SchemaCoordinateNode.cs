namespace HeadlessCrm.GraphQL.Language.Ast;

/// <summary>A schema coordinate: the name of one element of a schema.</summary>
public abstract class SchemaCoordinateNode(SourceSpan span) : SyntaxNode(span);

/// <summary><c>Type</c>.</summary>
public sealed class TypeCoordinateNode(SourceSpan span, NameNode name) : SchemaCoordinateNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.TypeCoordinate;

    /// <summary>The type's name.</summary>
    public NameNode Name { get; } = name;
}

/// <summary><c>Type.member</c>: a field, an input field or an enum value.</summary>
public sealed class MemberCoordinateNode(SourceSpan span, NameNode name, NameNode memberName) : SchemaCoordinateNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.MemberCoordinate;

    /// <summary>The type's name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The member's name.</summary>
    public NameNode MemberName { get; } = memberName;
}

/// <summary><c>Type.field(argument:)</c>.</summary>
public sealed class ArgumentCoordinateNode(SourceSpan span, NameNode name, NameNode fieldName, NameNode argumentName) : SchemaCoordinateNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ArgumentCoordinate;

    /// <summary>The type's name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The field's name.</summary>
    public NameNode FieldName { get; } = fieldName;

    /// <summary>The argument's name.</summary>
    public NameNode ArgumentName { get; } = argumentName;
}

/// <summary><c>@directive</c>.</summary>
public sealed class DirectiveCoordinateNode(SourceSpan span, NameNode name) : SchemaCoordinateNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.DirectiveCoordinate;

    /// <summary>The directive's name, without the @.</summary>
    public NameNode Name { get; } = name;
}

/// <summary><c>@directive(argument:)</c>.</summary>
public sealed class DirectiveArgumentCoordinateNode(SourceSpan span, NameNode name, NameNode argumentName) : SchemaCoordinateNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.DirectiveArgumentCoordinate;

    /// <summary>The directive's name, without the @.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The argument's name.</summary>
    public NameNode ArgumentName { get; } = argumentName;
}
