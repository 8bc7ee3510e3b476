using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.GraphQL.Coercion;

/// <summary>Whether a CLR type can take the canonical values of an input type.</summary>
internal sealed class ClrTypeMatch(InputTypes inputTypes)
{
    /// <summary>Null when it can, else <c>expected …, found …</c>.</summary>
    public string? DescribeMismatch(SchemaType type, Type clrType) =>
        Accepts(type, clrType) ? null : $"expected {Describe(type)}, found {ClrTypeName.Of(clrType)}";

    private bool Accepts(SchemaType type, Type target)
    {
        if (target == typeof(object))
        {
            return true;
        }

        if (ListTypes.OptionalValue(target) is { } optional)
        {
            return Accepts(type, optional);
        }

        if (type is not NonNullType && target.IsValueType && Nullable.GetUnderlyingType(target) is null
            && !ListTypes.IsImmutableArray(target))
        {
            return false;
        }

        return AcceptsValue(type.Nullable, Nullable.GetUnderlyingType(target) ?? target);
    }

    private bool AcceptsValue(SchemaType type, Type target) => type switch
    {
        ListType list => ListTypes.ElementOf(target) is { } element && Accepts(list.ElementType, element),
        EnumType enumType => AcceptsEnum(inputTypes.ClrTypeOf(enumType), target),
        InputObjectType inputObject => target.IsAssignableFrom(inputTypes.ClrTypeOf(inputObject)),
        ScalarType scalar => AcceptsScalar(inputTypes.GetScalar(scalar), target),
        _ => false,
    };

    // Without a registration the values are names, which a CLR enum is found by.
    private static bool AcceptsEnum(Type registered, Type target) =>
        target.IsAssignableFrom(registered) || (registered == typeof(string) && target.IsEnum);

    private static bool AcceptsScalar(Scalar scalar, Type target) =>
        target.IsAssignableFrom(scalar.ClrType) || Widening.IsPossible(scalar.ClrType, target);

    private string Describe(SchemaType type)
    {
        var name = type.Nullable switch
        {
            ListType list => $"{Describe(list.ElementType)}[]",
            EnumType enumType => ClrTypeName.Of(inputTypes.ClrTypeOf(enumType)),
            InputObjectType inputObject => ClrTypeName.Of(inputTypes.ClrTypeOf(inputObject)),
            ScalarType scalar => ClrTypeName.Of(inputTypes.GetScalar(scalar).ClrType),
            _ => type.ToString()!,
        };
        return type is NonNullType ? name : name + "?";
    }
}
