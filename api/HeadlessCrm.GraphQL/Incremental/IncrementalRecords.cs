using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Planning;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Incremental;

/// <summary>Something the client is told to wait for: a deferred fragment or the rest of a streamed list.</summary>
internal abstract class PendingRecord(PathSegment[] path, string? label)
{
    public PathSegment[] Path { get; } = path;

    public string? Label { get; } = label;

    /// <summary>The id in the response; null until it is announced.</summary>
    public string? Id { get; set; }
}

/// <summary>A deferred fragment at one object of the response.</summary>
internal sealed class DeferredFragment(DeferUsage usage, PathSegment[] path, DeferredFragment? parent)
    : PendingRecord(path, usage.Label)
{
    public DeferUsage Usage { get; } = usage;

    /// <summary>The deferred fragment it stands in; it is announced when that one is complete.</summary>
    public DeferredFragment? Parent { get; } = parent;

    public List<DeferredFragment> Children { get; } = [];

    public List<DeferredExecution> Parts { get; } = [];

    public bool IsClosed { get; set; }
}

/// <summary>Fields of one object that belong to a set of deferred fragments; executed once, delivered once.</summary>
internal sealed class DeferredExecution(
    TypePlan plan, object value, PathSegment[] path, DeferMap? map, DeferredFragment[] fragments)
{
    public TypePlan Plan { get; } = plan;

    public object Value { get; } = value;

    public PathSegment[] Path { get; } = path;

    public DeferMap? Map { get; } = map;

    public DeferredFragment[] Fragments { get; } = fragments;

    public bool IsDone { get; set; }

    public bool IsDelivered { get; set; }

    /// <summary>The written object; null when a null rose to its top or it has not run yet.</summary>
    public byte[]? Data { get; set; }

    public ErrorList? Errors { get; set; }

    /// <summary>Why a null rose to its top; told by every fragment it belongs to.</summary>
    public ErrorList? Failure { get; set; }

    /// <summary>Streams found in it; announced when it is delivered.</summary>
    public IReadOnlyList<StreamRecord> Streams { get; set; } = [];
}

/// <summary>The rest of a streamed list.</summary>
internal sealed class StreamRecord(
    IReadOnlyList<object?> items, int next, PlanField field, PathSegment[] path, string? label, DeferMap? map)
    : PendingRecord(path, label)
{
    public IReadOnlyList<object?> Items { get; } = items;

    public int Next { get; set; } = next;

    public PlanField Field { get; } = field;

    public DeferMap? Map { get; } = map;

    public bool IsClosed { get; set; }
}

/// <summary>Which deferred fragment a use of <c>@defer</c> is at the current object; a persistent list, innermost first.</summary>
internal sealed record DeferMap(DeferredFragment Fragment, DeferMap? Outer)
{
    public static DeferredFragment? Find(DeferMap? map, DeferUsage? usage)
    {
        for (var entry = map; entry is not null && usage is not null; entry = entry.Outer)
        {
            if (ReferenceEquals(entry.Fragment.Usage, usage))
            {
                return entry.Fragment;
            }
        }

        return null;
    }
}
