using System.Collections;
using HeadlessCrm.GraphQL.Planning;

namespace HeadlessCrm.GraphQL.Execution;

/// <summary>What counts as a list where the schema declares one.</summary>
internal static class ListValues
{
    public static IEnumerable<object?> Of(object value, PlanField field) => value switch
    {
        string => throw NotAList(field),
        IEnumerable<object?> typed => typed,
        IEnumerable any => any.Cast<object?>(),
        _ => throw NotAList(field),
    };

    private static GraphQLException NotAList(PlanField field) => new(
        $"Expected Iterable, but did not find one for field \"{field.ParentTypeName}.{field.Definition.Name}\".");
}
