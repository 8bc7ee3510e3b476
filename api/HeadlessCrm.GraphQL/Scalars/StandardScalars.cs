using System.Collections.Immutable;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>The five scalars of the specification.</summary>
public static class StandardScalars
{
    /// <summary>Signed 32-bit integers.</summary>
    public static Scalar<int> Int => null!;

    /// <summary>Finite IEEE 754 doubles.</summary>
    public static Scalar<double> Float => null!;

    /// <summary>Text.</summary>
    public static Scalar<string> String => null!;

    /// <summary>true or false.</summary>
    public static Scalar<bool> Boolean => null!;

    /// <summary>Opaque identifiers: a string, or an integer taken as its digits.</summary>
    public static Scalar<string> Id => null!;

    /// <summary>All five.</summary>
    public static ImmutableArray<Scalar> All => [];
}
