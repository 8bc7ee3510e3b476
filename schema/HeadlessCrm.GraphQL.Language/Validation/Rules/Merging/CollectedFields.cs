using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Rules.Merging;

/// <summary>
/// The fields of a selection set by response name (inline fragments included), and the fragments it spreads.
/// </summary>
internal sealed class CollectedFields
{
    private readonly Dictionary<string, List<MergeField>> groups = new(StringComparer.Ordinal);

    /// <summary>The response names, in the order they are first met.</summary>
    public List<string> ResponseNames { get; } = [];

    /// <summary>The spreads, in source order.</summary>
    public List<FragmentSpreadNode> Spreads { get; } = [];

    /// <summary>By scope: the different fragments spread, computed when first needed.</summary>
    public Dictionary<FragmentScope, List<SpreadUse>> UsesByScope { get; } = [];

    /// <summary>The fields of a response name, or null.</summary>
    public List<MergeField>? Get(string responseName) => groups.TryGetValue(responseName, out var group) ? group : null;

    public void Add(MergeField field)
    {
        var name = field.Node.ResponseKey;
        if (!groups.TryGetValue(name, out var group))
        {
            groups[name] = group = [];
            ResponseNames.Add(name);
        }

        group.Add(field);
    }
}
