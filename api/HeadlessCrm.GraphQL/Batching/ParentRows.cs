using HeadlessCrm.GraphQL.Planning;

namespace HeadlessCrm.GraphQL.Batching;

/// <summary>The objects of one concrete type at one place, in the order of the response, and their columns.</summary>
internal sealed class ParentRows(TypePlan plan)
{
    private object[] objects = new object[4];

    public TypePlan Plan { get; } = plan;

    public int Count { get; private set; }

    /// <summary>By column index of the plan; null for a column the request does not select.</summary>
    public Column?[] Columns { get; } = plan.Columns.Length == 0 ? [] : new Column?[plan.Columns.Length];

    public object this[int row] => objects[row];

    public int Add(object value)
    {
        if (Count == objects.Length)
        {
            Array.Resize(ref objects, objects.Length * 4);
        }

        objects[Count] = value;
        return Count++;
    }

    public T[] ToArray<T>()
    {
        var typed = new T[Count];
        for (var row = 0; row < typed.Length; row++)
        {
            typed[row] = (T)objects[row];
        }

        return typed;
    }
}
