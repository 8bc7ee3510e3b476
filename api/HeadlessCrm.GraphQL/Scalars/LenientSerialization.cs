using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>Output coercion of values whose CLR type says little, with the conversions the reference implementation makes.</summary>
public static class LenientSerialization
{
    /// <summary>Writes a non-null value at a position of a leaf type.</summary>
    /// <exception cref="ScalarException">The value cannot be represented; nothing is written then.</exception>
    public static void WriteLeaf(NamedType leafType, object value, ResponseWriter writer) =>
        throw new NotSupportedException(leafType.Name);
}
