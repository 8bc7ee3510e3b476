namespace HeadlessCrm.GraphQL.Execution;

/// <summary>A bounded pool without locks: a taken slot is empty, a full pool drops what comes back.</summary>
internal sealed class Pool<T>(int size)
    where T : class
{
    private readonly T?[] slots = new T?[size];

    public T? TryTake()
    {
        for (var i = 0; i < slots.Length; i++)
        {
            if (slots[i] is not null && Interlocked.Exchange(ref slots[i], null) is { } taken)
            {
                return taken;
            }
        }

        return null;
    }

    public void Put(T value)
    {
        for (var i = 0; i < slots.Length; i++)
        {
            if (slots[i] is null && Interlocked.CompareExchange(ref slots[i], value, null) is null)
            {
                return;
            }
        }
    }
}
