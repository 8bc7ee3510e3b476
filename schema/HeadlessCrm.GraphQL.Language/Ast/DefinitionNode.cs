using System.Collections.Immutable;

namespace HeadlessCrm.GraphQL.Language.Ast;

/// <summary>A top-level definition of a document.</summary>
public abstract class DefinitionNode(SourceSpan span) : SyntaxNode(span);

/// <summary>An operation or a fragment.</summary>
public abstract class ExecutableDefinitionNode(SourceSpan span) : DefinitionNode(span)
{
    /// <summary>Directives, in source order.</summary>
    public abstract ImmutableArray<DirectiveNode> Directives { get; }

    /// <summary>What is selected.</summary>
    public abstract SelectionSetNode SelectionSet { get; }

    /// <summary>The variables declared (on a fragment only with fragment arguments enabled).</summary>
    public abstract ImmutableArray<VariableDefinitionNode> VariableDefinitions { get; }
}

/// <summary>A definition or extension of the type system.</summary>
public abstract class TypeSystemDefinitionNode(SourceSpan span) : DefinitionNode(span)
{
    /// <summary>Directives, in source order.</summary>
    public abstract ImmutableArray<DirectiveNode> Directives { get; }
}

/// <summary>The definition of a named type.</summary>
public abstract class TypeDefinitionNode(SourceSpan span) : TypeSystemDefinitionNode(span)
{
    /// <summary>The type's name.</summary>
    public abstract NameNode Name { get; }

    /// <summary>The description, or null.</summary>
    public abstract StringValueNode? Description { get; }
}

/// <summary>The extension of a named type.</summary>
public abstract class TypeExtensionNode(SourceSpan span) : TypeSystemDefinitionNode(span)
{
    /// <summary>The extended type's name.</summary>
    public abstract NameNode Name { get; }
}
