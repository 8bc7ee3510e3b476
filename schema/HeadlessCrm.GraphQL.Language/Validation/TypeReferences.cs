using System.Runtime.CompilerServices;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation;

/// <summary>Types as documents write them, and how types relate.</summary>
internal static class TypeReferences
{
    /// <summary>The type a node names, or null when the schema has no such type.</summary>
    public static SchemaType? Resolve(Schema schema, TypeNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node)
        {
            case NonNullTypeNode nonNull:
                return Resolve(schema, nonNull.Type) is { } nullable ? new NonNullType(nullable) : null;
            case ListTypeNode list:
                return Resolve(schema, list.Type) is { } element ? new ListType(element) : null;
            default:
                return schema.GetType(((NamedTypeNode)node).Name.Value);
        }
    }

    /// <summary>
    /// Whether every value of one type is a value of the other (IsTypeSubTypeOf, AreTypesCompatible).
    /// </summary>
    public static bool IsSubType(Schema schema, SchemaType maybeSubType, SchemaType superType)
    {
        while (true)
        {
            switch (superType, maybeSubType)
            {
                case (NonNullType super, NonNullType sub):
                    (superType, maybeSubType) = (super.Nullable, sub.Nullable);
                    break;
                case (NonNullType, _):
                    return false;
                case (_, NonNullType sub):
                    maybeSubType = sub.Nullable;
                    break;
                case (ListType super, ListType sub):
                    (superType, maybeSubType) = (super.ElementType, sub.ElementType);
                    break;
                case (ListType, _) or (_, ListType):
                    return false;
                default:
                    return ReferenceEquals(superType, maybeSubType)
                        || (superType is InterfaceType or UnionType
                            && maybeSubType is FieldsType named
                            && schema.IsSubType((CompositeType)superType, named));
            }
        }
    }

    /// <summary>Whether some object could be of both types.</summary>
    public static bool Overlap(Schema schema, CompositeType left, CompositeType right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left is ObjectType)
        {
            return right is not ObjectType && schema.IsSubType(right, left);
        }

        if (right is ObjectType)
        {
            return schema.IsSubType(left, right);
        }

        foreach (var possible in schema.GetPossibleTypes(left))
        {
            if (schema.IsSubType(right, possible))
            {
                return true;
            }
        }

        return false;
    }
}
