using System.Text;

namespace HeadlessCrm.GraphQL.Language.TypeSystem;

/// <summary>
/// A type as a field or argument declares it: a named type, a list of one, or one that is never null.
/// </summary>
public abstract class SchemaType
{
    /// <summary>The named type after all wrappers are taken off.</summary>
    public abstract NamedType Named { get; }

    /// <summary>The type without an outer non-null.</summary>
    public virtual SchemaType Nullable => this;

    /// <summary>Whether null is a value of the type.</summary>
    public bool IsNullable => this is not NonNullType;

    /// <summary>
    /// Whether values of the type may be given to arguments: scalars, enums and input objects, wrapped or not.
    /// </summary>
    public bool IsInputType => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>Whether fields may answer the type: all but input objects, wrapped or not.</summary>
    public bool IsOutputType => Named is not InputObjectType;

    /// <summary>Whether the named type has no fields to select: a scalar or an enum (wrappers off).</summary>
    public bool IsLeaf => Named is ScalarType or EnumType;

    /// <summary>Whether the named type has fields to select: object, interface, union (wrappers off).</summary>
    public bool IsComposite => Named is CompositeType;

    /// <summary>The type as SDL writes it; in a loop, so that deep wrapping cannot exhaust the stack.</summary>
    private protected static string Write(SchemaType type)
    {
        var closing = new Stack<char>();
        var text = new StringBuilder();
        while (true)
        {
            switch (type)
            {
                case ListType list:
                    text.Append('[');
                    closing.Push(']');
                    type = list.ElementType;
                    break;
                case NonNullType nonNull:
                    closing.Push('!');
                    type = nonNull.Nullable;
                    break;
                default:
                    return text.Append(type.Named.Name).Append(closing.ToArray()).ToString();
            }
        }
    }
}

/// <summary>A list; elements are of <see cref="ElementType"/>.</summary>
public sealed class ListType(SchemaType elementType) : SchemaType
{
    /// <summary>The type of the elements.</summary>
    public SchemaType ElementType { get; } = elementType;

    /// <inheritdoc/>
    public override NamedType Named { get; } = elementType.Named;

    /// <inheritdoc/>
    public override string ToString() => Write(this);
}

/// <summary>A type whose values are never null.</summary>
public sealed class NonNullType(SchemaType nullable) : SchemaType
{
    /// <inheritdoc/>
    public override SchemaType Nullable { get; } = nullable;

    /// <inheritdoc/>
    public override NamedType Named { get; } = nullable.Named;

    /// <inheritdoc/>
    public override string ToString() => Write(this);
}
