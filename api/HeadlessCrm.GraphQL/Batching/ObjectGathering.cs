using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Planning;
using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.GraphQL.Batching;

/// <summary>
/// Finds the objects in a column's values, in the order in which the walk will meet them. Whatever is wrong with a value
/// (null, not a list, unknown type) is left out here and reported by the walk, once.
/// </summary>
internal static class ObjectGathering
{
    public static ChildObjects Gather(
        Column column, int rows, PlanField field, SelectionPlan selection, ExecutableSchema schema, int limit)
    {
        var children = new ChildObjects(rows);
        for (var row = 0; row < rows; row++)
        {
            children.BeginRow(row);
            if (column.ErrorAt(row) is not null || column.ValueAt(row) is not { } value)
            {
                continue;
            }

            if (field.Definition.Type.Nullable is ListType && value is not (string or IReadOnlyList<object?>)
                && value is System.Collections.IEnumerable)
            {
                // A lazy sequence may answer other objects the second time: it is read once and kept.
                value = ReadOnce(value, field);
                children.Materialise(row, value);
            }

            Add(value, field.Definition.Type, field, selection, schema, children, limit);
        }

        return children;
    }

    /// <summary>Gathers the objects of items of a list, for a stream's later items; each item is a row.</summary>
    public static ChildObjects GatherItems(
        IReadOnlyList<object?> items, SchemaType itemType, PlanField field, ExecutableSchema schema)
    {
        var children = new ChildObjects(items.Count);
        for (var row = 0; row < items.Count; row++)
        {
            children.BeginRow(row);
            Add(items[row], itemType, field, field.Selection!, schema, children, int.MaxValue);
        }

        return children;
    }

    private static List<object?> ReadOnce(object value, PlanField field) => [.. ListValues.Of(value, field)];

    private static void Add(
        object? value,
        SchemaType type,
        PlanField field,
        SelectionPlan selection,
        ExecutableSchema schema,
        ChildObjects children,
        int limit)
    {
        if (value is null)
        {
            return;
        }

        if (type.Nullable is not ListType list)
        {
            if (schema.TryResolveType(selection.DeclaredType, value) is { } found)
            {
                children.Add(selection.For(found), value);
            }

            return;
        }

        if (value is string or not System.Collections.IEnumerable)
        {
            return;
        }

        foreach (var item in ListValues.Of(value, field).Take(limit))
        {
            Add(item, list.ElementType, field, selection, schema, children, int.MaxValue);
        }
    }
}
