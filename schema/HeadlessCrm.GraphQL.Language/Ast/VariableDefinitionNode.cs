using System.Collections.Immutable;

namespace HeadlessCrm.GraphQL.Language.Ast;

/// <summary>The declaration of a variable.</summary>
public sealed class VariableDefinitionNode(SourceSpan span, StringValueNode? description, VariableNode variable, TypeNode type, ValueNode? defaultValue, ImmutableArray<DirectiveNode> directives) : SyntaxNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.VariableDefinition;

    /// <summary>The description, or null.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The variable.</summary>
    public VariableNode Variable { get; } = variable;

    /// <summary>Its declared type.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>The constant default, or null when none is given.</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;

    /// <summary>Directives, in source order.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}
