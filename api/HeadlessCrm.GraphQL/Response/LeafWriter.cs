using System.Collections;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Planning;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.GraphQL.Response;

/// <summary>CompleteValue for leaves: writes a value of one CLR type as one declared type.</summary>
/// <typeparam name="T">The CLR type.</typeparam>
internal abstract class LeafWriter<T>
{
    /// <summary>Writes the value; false when it was null (or failed) where null may not stand, the error being recorded.</summary>
    public abstract bool Write(T value, PlanField field, ResponseWalk walk);
}

/// <summary>A scalar whose CLR type is the value's.</summary>
internal sealed class ScalarLeaf<T>(Scalar<T> scalar, bool nonNull) : LeafWriter<T>
    where T : notnull
{
    public override bool Write(T value, PlanField field, ResponseWalk walk)
    {
        if (value is null)
        {
            return walk.WriteNullLeaf(nonNull, field);
        }

        scalar.Write(value, walk.Writer);
        return true;
    }
}

/// <summary>A scalar of a struct type that may be absent.</summary>
internal sealed class NullableScalarLeaf<T>(Scalar<T> scalar, bool nonNull) : LeafWriter<T?>
    where T : struct
{
    public override bool Write(T? value, PlanField field, ResponseWalk walk)
    {
        if (value is not { } present)
        {
            return walk.WriteNullLeaf(nonNull, field);
        }

        scalar.Write(present, walk.Writer);
        return true;
    }
}

/// <summary>Any CLR type, by a function that writes what is not null.</summary>
internal sealed class ConvertedLeaf<T>(Action<T, ResponseWriter> write, bool nonNull) : LeafWriter<T>
{
    public override bool Write(T value, PlanField field, ResponseWalk walk)
    {
        if (value is null)
        {
            return walk.WriteNullLeaf(nonNull, field);
        }

        write(value, walk.Writer);
        return true;
    }
}

/// <summary>Values of which nothing is known but the declared type; they are converted as the reference implementation does.</summary>
internal sealed class UntypedLeaf(NamedType type, bool nonNull) : LeafWriter<object?>
{
    public override bool Write(object? value, PlanField field, ResponseWalk walk)
    {
        if (value is null)
        {
            return walk.WriteNullLeaf(nonNull, field);
        }

        LenientSerialization.WriteLeaf(type, value, walk.Writer);
        return true;
    }
}

/// <summary>A list of leaves.</summary>
internal sealed class ListLeaf<TList, TItem>(LeafWriter<TItem> items, bool nonNull, bool itemsNonNull) : LeafWriter<TList>
{
    public override bool Write(TList value, PlanField field, ResponseWalk walk)
    {
        if (value is null)
        {
            return walk.WriteNullLeaf(nonNull, field);
        }

        if (value is string || value is not IEnumerable enumerable)
        {
            throw new GraphQLException(
                $"Expected Iterable, but did not find one for field \"{field.ParentTypeName}.{field.Definition.Name}\".");
        }

        return walk.WriteLeafList(enumerable as IEnumerable<TItem> ?? enumerable.Cast<TItem>(), items, itemsNonNull, nonNull, field);
    }
}

/// <summary>An enum bound to a CLR enum; the names are encoded once.</summary>
internal sealed class EnumLeaf<T>(EnumType type, Dictionary<object, byte[]> names, bool nonNull) : LeafWriter<T>
    where T : notnull
{
    private readonly Dictionary<T, byte[]> encoded = names.ToDictionary(entry => (T)entry.Key, entry => entry.Value);

    public override bool Write(T value, PlanField field, ResponseWalk walk)
    {
        if (value is null)
        {
            return walk.WriteNullLeaf(nonNull, field);
        }

        walk.Writer.WriteRaw(encoded.TryGetValue(value, out var name)
            ? name
            : throw new ScalarException($"Enum \"{type.Name}\" cannot represent value: {value}"));
        return true;
    }
}
