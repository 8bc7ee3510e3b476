using HeadlessCrm.GraphQL.Planning;

namespace HeadlessCrm.GraphQL.Batching;

/// <summary>
/// The objects found in the values of a column, in the order in which the response meets them. A row's objects begin at a
/// known ordinal, so that writing stays in step although a null that propagates may skip rows.
/// </summary>
internal sealed class ChildObjects(int rows)
{
    private readonly int[] firstOfRow = new int[rows];
    private readonly List<ParentRows> groups = [];
    private (int Group, int Row)[] places = new (int Group, int Row)[Math.Max(rows, 4)];
    private object?[]? materialised;
    private int count;

    public IReadOnlyList<ParentRows> Groups => groups;

    public int FirstOf(int row) => firstOfRow[row];

    public void BeginRow(int row) => firstOfRow[row] = count;

    /// <summary>Keeps the items of a lazy list, so that writing meets the objects that were gathered.</summary>
    public void Materialise(int row, object value) => (materialised ??= new object?[firstOfRow.Length])[row] = value;

    public object? MaterialisedAt(int row) => materialised?[row];

    public void Add(TypePlan plan, object value)
    {
        var group = GroupOf(plan);
        if (count == places.Length)
        {
            Array.Resize(ref places, places.Length * 2);
        }

        places[count++] = (group, groups[group].Add(value));
    }

    public (ParentRows Group, int Row) At(int ordinal)
    {
        var (group, row) = places[ordinal];
        return (groups[group], row);
    }

    private int GroupOf(TypePlan plan)
    {
        for (var i = 0; i < groups.Count; i++)
        {
            if (ReferenceEquals(groups[i].Plan, plan))
            {
                return i;
            }
        }

        groups.Add(new ParentRows(plan));
        return groups.Count - 1;
    }
}
