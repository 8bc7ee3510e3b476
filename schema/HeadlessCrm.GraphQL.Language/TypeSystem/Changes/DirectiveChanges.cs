namespace HeadlessCrm.GraphQL.Language.TypeSystem.Changes;

/// <summary>Changes of directive definitions.</summary>
internal static class DirectiveChanges
{
    public static void Find(ChangeList changes, Schema oldSchema, Schema newSchema)
    {
        var diff = MemberDiff<DirectiveDefinition>.Of(
            oldSchema.Directives, newSchema.Directives, directive => directive.Name);
        foreach (var directive in diff.Removed)
        {
            changes.Breaking(
                SchemaChangeKind.DirectiveRemoved,
                directive.Coordinate,
                $"Directive {directive} was removed.",
                directive.DeprecationReason);
        }

        foreach (var directive in diff.Added)
        {
            changes.Safe(
                SchemaChangeKind.DirectiveAdded, directive.Coordinate, $"Directive {directive} was added.");
        }

        foreach (var (before, after) in diff.Kept)
        {
            FindInArguments(changes, before, after);
            FindInRepeatable(changes, before, after);
            changes.Description(before.Coordinate, before.Coordinate, before.Description, after.Description);
            FindInLocations(changes, before, after);
        }
    }

    private static void FindInArguments(ChangeList changes, DirectiveDefinition before, DirectiveDefinition after)
    {
        var diff = MemberDiff<InputValueDefinition>.Of(before.Arguments, after.Arguments, argument => argument.Name);
        foreach (var argument in diff.Added)
        {
            if (argument.IsRequired)
            {
                changes.Breaking(
                    SchemaChangeKind.RequiredDirectiveArgAdded,
                    argument.Coordinate,
                    $"A required argument {argument} was added.");
            }
            else
            {
                changes.Safe(
                    SchemaChangeKind.OptionalDirectiveArgAdded,
                    argument.Coordinate,
                    $"An optional argument {argument} was added.");
            }
        }

        foreach (var argument in diff.Removed)
        {
            changes.Breaking(
                SchemaChangeKind.DirectiveArgRemoved,
                argument.Coordinate,
                $"Argument {argument} was removed.",
                argument.DeprecationReason);
        }

        foreach (var (oldArgument, newArgument) in diff.Kept)
        {
            InputValueChanges.OfArguments(changes).Find(oldArgument, newArgument);

            // The reference names the directive twice here.
            changes.Description(
                $"{before}({before.Name})", oldArgument.Coordinate, oldArgument.Description, newArgument.Description);
        }
    }

    private static void FindInRepeatable(ChangeList changes, DirectiveDefinition before, DirectiveDefinition after)
    {
        if (before.IsRepeatable && !after.IsRepeatable)
        {
            changes.Breaking(
                SchemaChangeKind.DirectiveRepeatableRemoved,
                before.Coordinate,
                $"Repeatable flag was removed from {before}.");
        }
        else if (after.IsRepeatable && !before.IsRepeatable)
        {
            changes.Safe(
                SchemaChangeKind.DirectiveRepeatableAdded,
                before.Coordinate,
                $"Repeatable flag was added to {before}.");
        }
    }

    private static void FindInLocations(ChangeList changes, DirectiveDefinition before, DirectiveDefinition after)
    {
        foreach (var location in before.Locations.Where(location => !after.Locations.Contains(location)))
        {
            changes.Breaking(
                SchemaChangeKind.DirectiveLocationRemoved,
                before.Coordinate,
                $"{location} was removed from {before}.");
        }

        foreach (var location in after.Locations.Where(location => !before.Locations.Contains(location)))
        {
            changes.Safe(
                SchemaChangeKind.DirectiveLocationAdded, before.Coordinate, $"{location} was added to {before}.");
        }
    }
}
