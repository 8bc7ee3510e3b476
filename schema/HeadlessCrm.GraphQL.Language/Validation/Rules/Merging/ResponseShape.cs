using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules.Merging;

/// <summary>
/// Whether values of two types look alike in a response (SameResponseShape, for the types of two fields).
/// </summary>
internal static class ResponseShape
{
    /// <summary>Whether lists, nullability or leaves differ; composite types never conflict.</summary>
    public static bool Conflict(SchemaType type1, SchemaType type2)
    {
        while (!ReferenceEquals(type1, type2))
        {
            switch (type1, type2)
            {
                case (ListType list1, ListType list2):
                    (type1, type2) = (list1.ElementType, list2.ElementType);
                    break;
                case (NonNullType nonNull1, NonNullType nonNull2):
                    (type1, type2) = (nonNull1.Nullable, nonNull2.Nullable);
                    break;
                case (ListType or NonNullType, _) or (_, ListType or NonNullType):
                    return true;
                default:
                    return type1.IsLeaf || type2.IsLeaf;
            }
        }

        return false;
    }
}
