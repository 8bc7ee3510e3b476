using System.Collections.Immutable;

namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>The five scalars of the specification; every schema shares these objects.</summary>
public static class BuiltInScalars
{
    /// <summary>Signed 32-bit integers.</summary>
    public static ScalarType Int { get; } = new("Int")
    {
        IsBuiltIn = true,
        Description = "The `Int` scalar type represents non-fractional signed whole numeric values. " +
            "Int can represent values between -(2^31) and 2^31 - 1.",
    };

    /// <summary>IEEE 754 doubles.</summary>
    public static ScalarType Float { get; } = new("Float")
    {
        IsBuiltIn = true,
        Description = "The `Float` scalar type represents signed double-precision fractional values as specified by " +
            "[IEEE 754](https://en.wikipedia.org/wiki/IEEE_floating_point).",
    };

    /// <summary>Text.</summary>
    public static ScalarType String { get; } = new("String")
    {
        IsBuiltIn = true,
        Description = "The `String` scalar type represents textual data, represented as UTF-8 character sequences. " +
            "The String type is most often used by GraphQL to represent free-form human-readable text.",
    };

    /// <summary>true or false.</summary>
    public static ScalarType Boolean { get; } = new("Boolean")
    {
        IsBuiltIn = true,
        Description = "The `Boolean` scalar type represents `true` or `false`.",
    };

    /// <summary>Opaque identifiers.</summary>
    public static ScalarType Id { get; } = new("ID")
    {
        IsBuiltIn = true,
        Description = "The `ID` scalar type represents a unique identifier, often used to refetch an object or as " +
            "key " +
            "for a cache. The ID type appears in a JSON response as a String; however, it is not intended to be " +
            "human-readable. When expected as an input type, any string (such as `\"4\"`) or integer (such as `4`) " +
            "input value will be accepted as an ID.",
    };

    /// <summary>All five, in the order the reference lists them.</summary>
    public static ImmutableArray<ScalarType> All { get; } = [String, Int, Float, Boolean, Id];
}
