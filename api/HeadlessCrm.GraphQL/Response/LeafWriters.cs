using System.Reflection;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Scalars;
using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.GraphQL.Response;

/// <summary>Chooses the writer for a declared leaf type and a CLR type, once, when the schema is bound.</summary>
internal static class LeafWriters
{
    /// <summary>Answers what is wrong, or null; composite types need no writer and get none.</summary>
    public static string? TryCreate<T>(SchemaType declared, ExecutableSchema schema, out LeafWriter<T>? writer)
    {
        writer = null;
        if (!declared.IsLeaf)
        {
            return null;
        }

        var created = Create(declared, typeof(T), schema, out var problem);
        writer = (LeafWriter<T>?)created;
        return problem;
    }

    private static object? Create(SchemaType declared, Type clrType, ExecutableSchema schema, out string? problem)
    {
        problem = null;
        var nonNull = declared is NonNullType;
        return declared.Nullable switch
        {
            ListType list => CreateList(list, nonNull, clrType, schema, out problem),
            _ when clrType == typeof(object) => new UntypedLeaf(declared.Named, nonNull),
            EnumType type => CreateEnum(type, nonNull, clrType, schema, out problem),
            ScalarType type => CreateScalar(schema.InputTypes.GetScalar(type), nonNull, clrType, out problem),
            _ => null,
        };
    }

    private static object? CreateList(
        ListType list, bool nonNull, Type clrType, ExecutableSchema schema, out string? problem)
    {
        var itemType = clrType == typeof(object) ? typeof(object) : ItemTypeOf(clrType);
        if (itemType is null)
        {
            problem = $"expected a list for {list}, found {clrType}";
            return null;
        }

        var items = Create(list.ElementType, itemType, schema, out problem);
        return items is null
            ? null
            : Activator.CreateInstance(
                typeof(ListLeaf<,>).MakeGenericType(clrType, itemType), items, nonNull, list.ElementType is NonNullType);
    }

    private static object? CreateScalar(Scalar scalar, bool nonNull, Type clrType, out string? problem)
    {
        problem = null;
        if (ScalarValueType(scalar) is { } valueType)
        {
            if (valueType == clrType)
            {
                return Activator.CreateInstance(typeof(ScalarLeaf<>).MakeGenericType(clrType), scalar, nonNull);
            }

            if (Nullable.GetUnderlyingType(clrType) == valueType)
            {
                return Activator.CreateInstance(typeof(NullableScalarLeaf<>).MakeGenericType(valueType), scalar, nonNull);
            }

            if (!IsConvertible(Nullable.GetUnderlyingType(clrType) ?? clrType, valueType))
            {
                problem = $"expected {valueType} for {scalar.Name}, found {clrType}";
                return null;
            }
        }

        if (clrType == typeof(Guid))
        {
            return new ConvertedLeaf<Guid>((value, writer) => writer.WriteFormatted(value, "D", 36), nonNull);
        }

        return Converted(clrType, nonNull, (value, writer) => scalar.WriteObject(value, writer));
    }

    /// <summary>Widening conversions that lose nothing, and identifiers that are written as text.</summary>
    private static bool IsConvertible(Type from, Type to) =>
        (to == typeof(string) && from == typeof(Guid))
        || (to == typeof(long) && (from == typeof(int) || from == typeof(short) || from == typeof(byte)))
        || (to == typeof(int) && (from == typeof(short) || from == typeof(byte)))
        || (to == typeof(double) && (from == typeof(int) || from == typeof(float)))
        || to.IsAssignableFrom(from);

    private static object? CreateEnum(
        EnumType type, bool nonNull, Type clrType, ExecutableSchema schema, out string? problem)
    {
        problem = null;
        var valueType = Nullable.GetUnderlyingType(clrType) ?? clrType;
        if (valueType == typeof(string))
        {
            return Converted(clrType, nonNull, (value, writer) => LenientSerialization.WriteLeaf(type, value, writer));
        }

        if (!valueType.IsEnum)
        {
            problem = $"expected an enum or string for {type.Name}, found {clrType}";
            return null;
        }

        var encoded = EnumNames.Encode(type, valueType, out problem);
        return problem is not null
            ? null
            : Activator.CreateInstance(typeof(EnumLeaf<>).MakeGenericType(clrType), type, encoded, nonNull);
    }

    private static object Converted(Type clrType, bool nonNull, Action<object, ResponseWriter> write) =>
        typeof(LeafWriters).GetMethod(nameof(ConvertedOf), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(clrType).Invoke(null, [write, nonNull])!;

    private static ConvertedLeaf<T> ConvertedOf<T>(Action<object, ResponseWriter> write, bool nonNull) =>
        new((value, writer) => write(value!, writer), nonNull);

    private static Type? ScalarValueType(Scalar scalar)
    {
        for (var type = scalar.GetType(); type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Scalar<>))
            {
                return type.GetGenericArguments()[0];
            }
        }

        return null;
    }

    private static Type? ItemTypeOf(Type clrType)
    {
        if (clrType == typeof(string))
        {
            return null;
        }

        return clrType.GetInterfaces().Prepend(clrType)
            .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            ?.GetGenericArguments()[0];
    }
}
