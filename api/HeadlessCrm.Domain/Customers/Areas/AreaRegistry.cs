using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Customers.Areas;

/// <summary>The areas there are at a moment, for whoever has to look many of them up.</summary>
public sealed class AreaRegistry
{
    private readonly HashSet<AreaKey> keys = [];

    private AreaRegistry()
    {
    }

    /// <summary>A registry without areas.</summary>
    public static AreaRegistry Empty { get; } = new();

    /// <summary>Reads all areas.</summary>
    public static async Task<AreaRegistry> LoadAsync(IAreaStore areas, CancellationToken cancellationToken)
    {
        var registry = new AreaRegistry();
        for (Slice<Area>? slice = null; slice is not { HasNext: false }; )
        {
            var after = slice is { Items.Length: > 0 } ? slice.Positions[^1] : (KeysetPosition?)null;
            slice = await areas.PageAsync(new PageRequest<AreaOrderField> { Size = PageLimits.Max, After = after }, cancellationToken);
            registry.keys.UnionWith(slice.Items.Select(area => area.Key));
        }

        return registry;
    }

    /// <summary>Whether there is an area of a key.</summary>
    public bool Has(AreaKey key) => keys.Contains(key);
}
