using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Scalars;
using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.GraphQL.Response;

/// <summary>Writes a leaf whose CLR type is only known at run time: the items of a streamed list.</summary>
internal static class BoxedLeaf
{
    public static void Write(NamedType type, object value, ExecutableSchema schema, ResponseWriter writer)
    {
        switch (type)
        {
            case EnumType names when value is Enum:
                WriteEnum(names, value, writer);
                break;
            case ScalarType scalar when schema.InputTypes.GetScalar(scalar) is not DynamicScalar and { } known
                && known.ClrType.IsInstanceOfType(value):
                known.WriteObject(value, writer);
                break;
            default:
                LenientSerialization.WriteLeaf(type, value is Guid id ? id.ToString("D") : value, writer);
                break;
        }
    }

    private static void WriteEnum(EnumType type, object value, ResponseWriter writer)
    {
        var name = type.Values.FirstOrDefault(
            candidate => EnumNames.TryParse(value.GetType(), candidate.Name, out var parsed) && value.Equals(parsed))?.Name;
        writer.WriteString(name ?? throw new ScalarException($"Enum \"{type.Name}\" cannot represent value: {value}"));
    }
}
