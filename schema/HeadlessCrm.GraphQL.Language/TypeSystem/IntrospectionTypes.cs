using System.Collections.Immutable;

namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>The introspection types; every schema shares these objects.</summary>
public static class IntrospectionTypes
{
    /// <summary><c>__Schema</c></summary>
    public static ObjectType Schema { get; } = new("__Schema");

    /// <summary><c>__Type</c></summary>
    public static ObjectType Type { get; } = new("__Type");

    /// <summary>All eight, in the order the reference lists them.</summary>
    public static ImmutableArray<NamedType> All { get; } = [Schema, Type];
}
