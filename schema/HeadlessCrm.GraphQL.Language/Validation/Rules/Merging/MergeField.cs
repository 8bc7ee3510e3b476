using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules.Merging;

/// <summary>A selected field with the type it is selected on.</summary>
internal sealed class MergeField
{
    public MergeField(FieldNode node, SchemaType? parentType)
    {
        Node = node;
        ParentType = parentType;
        Type = (parentType as FieldsType)?.GetField(node.Name.Value)?.Type;
        Stream = DeferStream.Find(node.Directives, DeferStream.Stream);
    }

    public FieldNode Node { get; }

    /// <summary>The type it is selected on; null when the type is unknown.</summary>
    public SchemaType? ParentType { get; }

    /// <summary>The field's type; null for unknown fields and for <c>__typename</c>.</summary>
    public SchemaType? Type { get; }

    /// <summary>The @stream on it, or null.</summary>
    public DirectiveNode? Stream { get; }

    /// <summary>Whether no object can have both fields, because they are on different object types.</summary>
    public bool Excludes(MergeField other) =>
        ParentType is ObjectType && other.ParentType is ObjectType && !ReferenceEquals(ParentType, other.ParentType);
}
