using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.TypeSystem;

/// <summary>An object type with a resolver for each of its fields.</summary>
internal sealed class ObjectBinding(ObjectType type, Dictionary<FieldDefinition, FieldResolver> resolvers)
{
    public ObjectType Type { get; } = type;

    public FieldResolver GetResolver(FieldDefinition field) => resolvers[field];

    public IEnumerable<FieldResolver> Resolvers => resolvers.Values;
}
