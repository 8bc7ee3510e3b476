using System.Collections.Immutable;

namespace HeadlessCrm.GraphQL.Language.Ast;

/// <summary>A whole document: executable definitions, type-system definitions, or both.</summary>
public sealed class DocumentNode(SourceSpan span, ImmutableArray<DefinitionNode> definitions) : SyntaxNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Document;

    /// <summary>All definitions, in source order.</summary>
    public ImmutableArray<DefinitionNode> Definitions { get; } = definitions;
}
