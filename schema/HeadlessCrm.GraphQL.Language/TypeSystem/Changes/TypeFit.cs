namespace HeadlessCrm.GraphQL.Language.TypeSystem.Changes;

/// <summary>Whether a type may take the place of another without breaking documents.</summary>
internal static class TypeFit
{
    /// <summary>For what fields answer: equal, or null is answered in fewer cases.</summary>
    public static bool IsSafeForOutput(SchemaType before, SchemaType after)
    {
        while (true)
        {
            switch (before, after)
            {
                case (NonNullType oldType, NonNullType newType):
                    (before, after) = (oldType.Nullable, newType.Nullable);
                    break;
                case (NonNullType, _):
                    return false;
                case (_, NonNullType newType):
                    after = newType.Nullable;
                    break;
                case (ListType oldType, ListType newType):
                    (before, after) = (oldType.ElementType, newType.ElementType);
                    break;
                default:
                    return AreSameNamed(before, after);
            }
        }
    }

    /// <summary>For what arguments and input fields take: equal, or null is taken in more cases.</summary>
    public static bool IsSafeForInput(SchemaType before, SchemaType after)
    {
        while (true)
        {
            switch (before, after)
            {
                case (NonNullType oldType, NonNullType newType):
                    (before, after) = (oldType.Nullable, newType.Nullable);
                    break;
                case (NonNullType oldType, _):
                    before = oldType.Nullable;
                    break;
                case (ListType oldType, ListType newType):
                    (before, after) = (oldType.ElementType, newType.ElementType);
                    break;
                default:
                    return AreSameNamed(before, after);
            }
        }
    }

    private static bool AreSameNamed(SchemaType before, SchemaType after) =>
        before is NamedType oldType && after is NamedType newType && oldType.Name == newType.Name;
}
