namespace HeadlessCrm.GraphQL.Language.TypeSystem.Changes;

/// <summary>Compares an old schema with a new one.</summary>
public static class SchemaChanges
{
    /// <summary>
    /// All changes: those the reference reports, in its order and words, and then what it passes over: root types,
    /// <c>@oneOf</c> and deprecations.
    /// </summary>
    public static IReadOnlyList<SchemaChange> Find(Schema oldSchema, Schema newSchema)
    {
        var changes = new ChangeList();
        TypeChanges.Find(changes, oldSchema, newSchema);
        DirectiveChanges.Find(changes, oldSchema, newSchema);
        AdditionalChanges.Find(changes, oldSchema, newSchema);
        return changes.All;
    }
}
