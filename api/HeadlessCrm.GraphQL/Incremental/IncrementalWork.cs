using HeadlessCrm.GraphQL.Planning;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Incremental;

/// <summary>
/// What a walk leaves for later payloads. Each note remembers how far the writer was, so that what a propagating null takes
/// back takes its notes with it.
/// </summary>
internal sealed class IncrementalWork(DeferMap? map)
{
    private readonly List<(int Position, DeferredFragment Fragment)> fragments = [];
    private readonly List<(int Position, DeferredExecution Part)> parts = [];
    private readonly List<(int Position, StreamRecord Stream)> streams = [];
    private DeferMap? current = map;

    public IEnumerable<DeferredFragment> Fragments => fragments.Select(note => note.Fragment);

    public IEnumerable<DeferredExecution> Parts => parts.Select(note => note.Part);

    public IReadOnlyList<StreamRecord> Streams => [.. streams.Select(note => note.Stream)];

    public bool IsEmpty => parts.Count == 0 && streams.Count == 0;

    /// <summary>Begins the deferred fragments of an object; answers what to hand back to <see cref="Leave"/>.</summary>
    public DeferMap? Enter(TypePlan plan, ResponsePath path, int position)
    {
        var outer = current;
        foreach (var usage in plan.NewDeferUsages)
        {
            var fragment = new DeferredFragment(usage, path.ToArray(), DeferMap.Find(current, usage.Parent));
            fragments.Add((position, fragment));
            current = new DeferMap(fragment, current);
        }

        return outer;
    }

    public void Defer(TypePlan plan, object value, ResponsePath path, int position)
    {
        foreach (var part in plan.Deferred)
        {
            DeferredFragment[] owners = [.. part.Usages.Select(usage => DeferMap.Find(current, usage)!)];
            parts.Add((position, new DeferredExecution(part.Plan, value, path.ToArray(), current, owners)));
        }
    }

    public void Leave(DeferMap? outer) => current = outer;

    public void Stream(
        IReadOnlyList<object?> items, int next, StreamUsage usage, PlanField field, ResponsePath path, int position) =>
        streams.Add((position, new StreamRecord(items, next, field, path.ToArray(), usage.Label, current)));

    /// <summary>Drops what was noted after a position of the writer.</summary>
    public void ForgetAfter(int position)
    {
        fragments.RemoveAll(note => note.Position > position);
        parts.RemoveAll(note => note.Position > position);
        streams.RemoveAll(note => note.Position > position);
    }
}
