namespace HeadlessCrm.Storage.EntityFramework.Sql;

/// <summary>Children read in one statement, handed back parent by parent.</summary>
internal sealed class Grouped<T>
{
    private readonly IReadOnlyList<T>[] lists;

    public Grouped(int count)
    {
        lists = new IReadOnlyList<T>[count];
        Array.Fill(lists, []);
    }

    public IReadOnlyList<IReadOnlyList<T>> Lists => lists;

    public void Add(int parent, T child)
    {
        if (lists[parent] is List<T> list)
        {
            list.Add(child);
        }
        else
        {
            lists[parent] = new List<T>(4) { child };
        }
    }
}
