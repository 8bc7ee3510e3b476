using System.Collections.Immutable;

namespace HeadlessCrm.GraphQL.Language.Ast;

/// <summary>A field, a fragment spread or an inline fragment.</summary>
public abstract class SelectionNode(SourceSpan span) : SyntaxNode(span)
{
    /// <summary>Directives, in source order.</summary>
    public abstract ImmutableArray<DirectiveNode> Directives { get; }
}

/// <summary>A selection set.</summary>
public sealed class SelectionSetNode(SourceSpan span, ImmutableArray<SelectionNode> selections) : SyntaxNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.SelectionSet;

    /// <summary>Selections, in source order; may be empty.</summary>
    public ImmutableArray<SelectionNode> Selections { get; } = selections;
}

/// <summary>A selected field.</summary>
public sealed class FieldNode(SourceSpan span, NameNode? alias, NameNode name, ImmutableArray<ArgumentNode> arguments, ImmutableArray<DirectiveNode> directives, SelectionSetNode? selectionSet) : SelectionNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Field;

    /// <summary>The alias, or null.</summary>
    public NameNode? Alias { get; } = alias;

    /// <summary>The field name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>Arguments, in source order.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;

    /// <summary>Directives, in source order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>Sub-selections, or null when there are none.</summary>
    public SelectionSetNode? SelectionSet { get; } = selectionSet;

    /// <summary>The key of the field in the response: its alias or its name.</summary>
    public string ResponseKey => (Alias ?? Name).Value;
}

/// <summary>The use of a named fragment.</summary>
public sealed class FragmentSpreadNode(SourceSpan span, NameNode name, ImmutableArray<FragmentArgumentNode> arguments, ImmutableArray<DirectiveNode> directives) : SelectionNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.FragmentSpread;

    /// <summary>The fragment name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>Arguments for the fragment (experimental).</summary>
    public ImmutableArray<FragmentArgumentNode> Arguments { get; } = arguments;

    /// <summary>Directives, in source order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>An inline fragment.</summary>
public sealed class InlineFragmentNode(SourceSpan span, NamedTypeNode? typeCondition, ImmutableArray<DirectiveNode> directives, SelectionSetNode selectionSet) : SelectionNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.InlineFragment;

    /// <summary>The type condition, or null.</summary>
    public NamedTypeNode? TypeCondition { get; } = typeCondition;

    /// <summary>Directives, in source order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>What is selected.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}
