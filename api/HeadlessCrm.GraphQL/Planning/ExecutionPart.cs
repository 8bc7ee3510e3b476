using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.GraphQL.Planning;

/// <summary>
/// Which deferred fragments a merged field belongs to. A field that also stands outside of any belongs to none; a fragment
/// within another of the set adds nothing.
/// </summary>
internal static class ExecutionPart
{
    public static List<DeferUsage> DeferUsagesOf(List<FieldOccurrence> occurrences)
    {
        var usages = new List<DeferUsage>();
        foreach (var occurrence in occurrences)
        {
            if (occurrence.Defer is null)
            {
                return [];
            }

            if (!usages.Contains(occurrence.Defer))
            {
                usages.Add(occurrence.Defer);
            }
        }

        if (usages.Count > 1)
        {
            usages.RemoveAll(usage => HasAncestorIn(usage, [.. usages]));
        }

        return usages;
    }

    public static bool IsSameSet(IReadOnlyList<DeferUsage> left, IReadOnlyList<DeferUsage> right) =>
        left.Count == right.Count && left.All(right.Contains);

    private static bool HasAncestorIn(DeferUsage usage, DeferUsage[] set)
    {
        for (var parent = usage.Parent; parent is not null; parent = parent.Parent)
        {
            if (set.Contains(parent))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Collects the entries and columns of one part of a selection.</summary>
internal sealed class PartBuilder(ObjectBinding type)
{
    private readonly List<PlanEntry> entries = [];
    private readonly List<PlanField> columns = [];

    public int NextColumn => columns.Count;

    public void Count(PlanField field)
    {
        if (field.Kind == FieldKind.Column)
        {
            columns.Add(field);
        }
    }

    public void Add(PlanField field, Condition? condition) => entries.Add(new PlanEntry(field, condition));

    /// <summary>The plan of fields that <c>@defer</c> moved out of a selection.</summary>
    public TypePlan BuildPart() => Build([], [], [], isPart: true);

    /// <summary>The plan of a selection.</summary>
    public TypePlan Build(
        DeferredPart[] deferred, DeferUsage[] newDeferUsages, ConditionGuard[] guards, bool isPart = false) => new()
    {
        Type = type,
        IsPart = isPart,
        Entries = [.. entries],
        Columns = [.. columns],
        Deferred = deferred,
        NewDeferUsages = newDeferUsages,
        Guards = guards,
    };
}
