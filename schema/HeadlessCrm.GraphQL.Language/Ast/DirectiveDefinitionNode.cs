using System.Collections.Immutable;

namespace HeadlessCrm.GraphQL.Language.Ast;

/// <summary>directive. Directives on it are of the September 2026 edition.</summary>
public sealed class DirectiveDefinitionNode(SourceSpan span, StringValueNode? description, NameNode name, ImmutableArray<InputValueDefinitionNode> arguments, ImmutableArray<DirectiveNode> directives, bool repeatable, ImmutableArray<NameNode> locations) : TypeSystemDefinitionNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.DirectiveDefinition;

    /// <summary>The description, or null.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The name, without the @.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The arguments.</summary>
    public ImmutableArray<InputValueDefinitionNode> Arguments { get; } = arguments;

    /// <summary>Directives, in source order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>Whether it may be applied more than once at one place.</summary>
    public bool Repeatable { get; } = repeatable;

    /// <summary>Where it may be applied.</summary>
    public ImmutableArray<NameNode> Locations { get; } = locations;
}

/// <summary>extend directive (September 2026 edition).</summary>
public sealed class DirectiveExtensionNode(SourceSpan span, NameNode name, ImmutableArray<DirectiveNode> directives) : TypeSystemDefinitionNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.DirectiveExtension;

    /// <summary>The name, without the @.</summary>
    public NameNode Name { get; } = name;

    /// <summary>Directives, in source order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;
}
