using System.Collections.Immutable;

namespace HeadlessCrm.GraphQL.Language.Ast;

/// <summary>A named fragment. Variable definitions are an experiment of the reference (fragment arguments).</summary>
public sealed class FragmentDefinitionNode(SourceSpan span, StringValueNode? description, NameNode name, ImmutableArray<VariableDefinitionNode> variableDefinitions, NamedTypeNode typeCondition, ImmutableArray<DirectiveNode> directives, SelectionSetNode selectionSet) : ExecutableDefinitionNode(span)
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.FragmentDefinition;

    /// <summary>The description, or null.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The fragment name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>Declared variables.</summary>
    public override ImmutableArray<VariableDefinitionNode> VariableDefinitions { get; } = variableDefinitions;

    /// <summary>The type the fragment applies to.</summary>
    public NamedTypeNode TypeCondition { get; } = typeCondition;

    /// <summary>Directives, in source order.</summary>
    public override ImmutableArray<DirectiveNode> Directives { get; } = directives;

    /// <summary>What is selected.</summary>
    public override SelectionSetNode SelectionSet { get; } = selectionSet;
}
