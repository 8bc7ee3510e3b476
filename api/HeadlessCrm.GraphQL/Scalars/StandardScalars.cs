using System.Collections.Immutable;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>
/// The five scalars of the specification. Input is strict, output converts what the reference implementation converts;
/// messages are the reference's.
/// </summary>
public static class StandardScalars
{
    /// <summary>Signed 32-bit integers.</summary>
    public static Scalar<int> Int { get; } = new IntScalar();

    /// <summary>Finite IEEE 754 doubles.</summary>
    public static Scalar<double> Float { get; } = new FloatScalar();

    /// <summary>Text.</summary>
    public static Scalar<string> String { get; } = new StringScalar();

    /// <summary>true or false.</summary>
    public static Scalar<bool> Boolean { get; } = new BooleanScalar();

    /// <summary>Opaque identifiers: a string, or an integer taken as its digits.</summary>
    public static Scalar<string> Id { get; } = new IdScalar();

    /// <summary>All five.</summary>
    public static ImmutableArray<Scalar> All { get; } = [String, Int, Float, Boolean, Id];

    /// <summary>The scalar of a name, or null when the specification defines none of that name.</summary>
    public static Scalar? Find(string name) => name switch
    {
        "String" => String,
        "Int" => Int,
        "Float" => Float,
        "Boolean" => Boolean,
        "ID" => Id,
        _ => null,
    };
}
