using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>
/// Which CLR values the input types of a schema have. Without a registration built-in scalars are
/// <see cref="StandardScalars"/>, other scalars <see cref="DynamicScalar"/>, enums their name, input objects
/// <see cref="InputObject"/>. Registrations end with the first use.
/// </summary>
public sealed class InputTypes(Schema schema)
{
    /// <summary>Everything mistyped: coordinate, expected CLR type, found. Complete once all registrations are made.</summary>
    public IReadOnlyList<string> Problems => [];

    /// <summary>Uses a scalar for the schema's scalar type of the same name.</summary>
    public void AddScalar(Scalar scalar) => throw new NotSupportedException(schema.ToString());

    /// <summary>Uses a CLR value for each value of an enum; called once for each name.</summary>
    public void AddEnum(string name, Func<string, object> toClr) => throw new NotSupportedException();

    /// <summary>Uses a record or class for an input object.</summary>
    public void AddInputObject(string name, Type clrType) => throw new NotSupportedException();

    /// <summary>The scalar used for a scalar type.</summary>
    public Scalar GetScalar(ScalarType type) => throw new NotSupportedException();
}
