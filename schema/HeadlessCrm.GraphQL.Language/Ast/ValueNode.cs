using System.Collections.Immutable;

namespace HeadlessCrm.GraphQL.Language.Ast;

/// <summary>A literal value or a variable.</summary>
public abstract class ValueNode(SourceSpan span) : SyntaxNode(span);

/// <summary>A variable.</summary>
public sealed class VariableNode(SourceSpan span, NameNode name) : ValueNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Variable;

    /// <summary>The name, without the $.</summary>
    public NameNode Name { get; } = name;
}

/// <summary>An integer literal.</summary>
public sealed class IntValueNode(SourceSpan span, string value) : ValueNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.IntValue;

    /// <summary>The digits as written.</summary>
    public string Value { get; } = value;
}

/// <summary>A float literal.</summary>
public sealed class FloatValueNode(SourceSpan span, string value) : ValueNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.FloatValue;

    /// <summary>The number as written.</summary>
    public string Value { get; } = value;
}

/// <summary>A string literal.</summary>
public sealed class StringValueNode(SourceSpan span, string value, bool block) : ValueNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.StringValue;

    /// <summary>The text, escapes resolved, block indentation removed.</summary>
    public string Value { get; } = value;

    /// <summary>Whether it was written as a block string.</summary>
    public bool Block { get; } = block;
}

/// <summary>true or false.</summary>
public sealed class BooleanValueNode(SourceSpan span, bool value) : ValueNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.BooleanValue;

    /// <summary>The truth.</summary>
    public bool Value { get; } = value;
}

/// <summary>null.</summary>
public sealed class NullValueNode(SourceSpan span) : ValueNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.NullValue;
}

/// <summary>An enum literal.</summary>
public sealed class EnumValueNode(SourceSpan span, string value) : ValueNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.EnumValue;

    /// <summary>The enum value's name.</summary>
    public string Value { get; } = value;
}

/// <summary>A list literal.</summary>
public sealed class ListValueNode(SourceSpan span, ImmutableArray<ValueNode> values) : ValueNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ListValue;

    /// <summary>The elements.</summary>
    public ImmutableArray<ValueNode> Values { get; } = values;
}

/// <summary>An input object literal.</summary>
public sealed class ObjectValueNode(SourceSpan span, ImmutableArray<ObjectFieldNode> fields) : ValueNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ObjectValue;

    /// <summary>The fields, in source order.</summary>
    public ImmutableArray<ObjectFieldNode> Fields { get; } = fields;
}

/// <summary>A field of an input object literal.</summary>
public sealed class ObjectFieldNode(SourceSpan span, NameNode name, ValueNode value) : SyntaxNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ObjectField;

    /// <summary>The field name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The value.</summary>
    public ValueNode Value { get; } = value;
}
