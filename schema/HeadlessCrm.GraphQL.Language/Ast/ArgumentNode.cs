using System.Collections.Immutable;

namespace HeadlessCrm.GraphQL.Language.Ast;

/// <summary>An argument of a field or directive.</summary>
public sealed class ArgumentNode(SourceSpan span, NameNode name, ValueNode value) : SyntaxNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Argument;

    /// <summary>The argument name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The value.</summary>
    public ValueNode Value { get; } = value;
}

/// <summary>An argument of a fragment spread (experimental).</summary>
public sealed class FragmentArgumentNode(SourceSpan span, NameNode name, ValueNode value) : SyntaxNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.FragmentArgument;

    /// <summary>The argument name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The value.</summary>
    public ValueNode Value { get; } = value;
}

/// <summary>An applied directive.</summary>
public sealed class DirectiveNode(SourceSpan span, NameNode name, ImmutableArray<ArgumentNode> arguments) : SyntaxNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Directive;

    /// <summary>The name, without the @.</summary>
    public NameNode Name { get; } = name;

    /// <summary>Arguments, in source order.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;
}
