namespace HeadlessCrm.GraphQL.Language.TypeSystem.Changes;

/// <summary>The changes found so far.</summary>
internal sealed class ChangeList
{
    private readonly List<SchemaChange> changes = [];

    public IReadOnlyList<SchemaChange> All => changes;

    public void Breaking(
        SchemaChangeKind kind,
        string coordinate,
        string description,
        string? deprecationReason = null) =>
        changes.Add(new SchemaChange(kind, SchemaChangeSeverity.Breaking, coordinate, description, deprecationReason));

    public void Dangerous(SchemaChangeKind kind, string coordinate, string description) =>
        changes.Add(new SchemaChange(kind, SchemaChangeSeverity.Dangerous, coordinate, description));

    public void Safe(SchemaChangeKind kind, string coordinate, string description) =>
        changes.Add(new SchemaChange(kind, SchemaChangeSeverity.Safe, coordinate, description));

    /// <summary>A description is another; the reference writes an absent one as "undefined".</summary>
    public void Description(string subject, string coordinate, string? before, string? after)
    {
        if (!string.Equals(before, after, StringComparison.Ordinal))
        {
            Safe(
                SchemaChangeKind.DescriptionChanged,
                coordinate,
                $"Description of {subject} has changed to \"{after ?? "undefined"}\".");
        }
    }
}
