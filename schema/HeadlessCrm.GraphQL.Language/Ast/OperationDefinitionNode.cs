using System.Collections.Immutable;

namespace HeadlessCrm.GraphQL.Language.Ast;

/// <summary>An operation.</summary>
public sealed class OperationDefinitionNode(SourceSpan span, StringValueNode? description, OperationKind operation, NameNode? name, ImmutableArray<VariableDefinitionNode> variableDefinitions, ImmutableArray<DirectiveNode> directives, SelectionSetNode selectionSet) : ExecutableDefinitionNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.OperationDefinition;

    /// <summary>The description, or null.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>Query, mutation or subscription.</summary>
    public OperationKind Operation { get; } = operation;

    /// <summary>The name, or null when anonymous.</summary>
    public NameNode? Name { get; } = name;

    /// <summary>Declared variables.</summary>
    public override ImmutableArray<VariableDefinitionNode> VariableDefinitions { get; } = variableDefinitions;

    /// <summary>Directives, in source order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>What is selected.</summary>
    public override SelectionSetNode SelectionSet { get; } = selectionSet;
}
