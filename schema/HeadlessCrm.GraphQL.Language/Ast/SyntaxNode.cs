namespace HeadlessCrm.GraphQL.Language.Ast;

/// <summary>A node of a parsed document. Nodes are immutable and know where they were read.</summary>
public abstract class SyntaxNode(SourceSpan span)
{
    /// <summary>Where the node was read; <c>default</c> when a program made it.</summary>
    public SourceSpan Span { get; } = span;

    /// <summary>What the node is.</summary>
    public abstract SyntaxKind Kind { get; }
}
