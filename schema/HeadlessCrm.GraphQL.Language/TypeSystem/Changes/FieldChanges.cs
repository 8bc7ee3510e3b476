namespace HeadlessCrm.GraphQL.Language.TypeSystem.Changes;

/// <summary>Changes of the fields of an object or interface type, and of their arguments.</summary>
internal static class FieldChanges
{
    public static void Find(ChangeList changes, FieldsType oldType, FieldsType newType)
    {
        var diff = MemberDiff<FieldDefinition>.Of(oldType.Fields, newType.Fields, field => field.Name);
        foreach (var field in diff.Removed)
        {
            changes.Breaking(
                SchemaChangeKind.FieldRemoved,
                field.Coordinate,
                $"Field {field} was removed.",
                field.DeprecationReason);
        }

        foreach (var field in diff.Added)
        {
            changes.Safe(SchemaChangeKind.FieldAdded, field.Coordinate, $"Field {field} was added.");
        }

        foreach (var (before, after) in diff.Kept)
        {
            FindInArguments(changes, before, after);
            FindInType(changes, before, after);
            changes.Description($"field {before}", before.Coordinate, before.Description, after.Description);
        }
    }

    private static void FindInType(ChangeList changes, FieldDefinition before, FieldDefinition after)
    {
        var words = $"Field {before} changed type from {before.Type} to {after.Type}.";
        if (!TypeFit.IsSafeForOutput(before.Type, after.Type))
        {
            changes.Breaking(SchemaChangeKind.FieldChangedKind, before.Coordinate, words, before.DeprecationReason);
        }
        else if (!string.Equals(before.Type.ToString(), after.Type.ToString(), StringComparison.Ordinal))
        {
            changes.Safe(SchemaChangeKind.FieldChangedKindSafe, before.Coordinate, words);
        }
    }

    private static void FindInArguments(ChangeList changes, FieldDefinition before, FieldDefinition after)
    {
        var diff = MemberDiff<InputValueDefinition>.Of(before.Arguments, after.Arguments, argument => argument.Name);
        foreach (var argument in diff.Removed)
        {
            changes.Breaking(
                SchemaChangeKind.ArgRemoved,
                argument.Coordinate,
                $"Argument {argument} was removed.",
                argument.DeprecationReason);
        }

        foreach (var (oldArgument, newArgument) in diff.Kept)
        {
            InputValueChanges.OfArguments(changes).Find(oldArgument, newArgument);
            changes.Description(
                $"argument {oldArgument}", oldArgument.Coordinate, oldArgument.Description, newArgument.Description);
        }

        foreach (var argument in diff.Added)
        {
            if (argument.IsRequired)
            {
                changes.Breaking(
                    SchemaChangeKind.RequiredArgAdded,
                    argument.Coordinate,
                    $"A required argument {argument} was added.");
            }
            else
            {
                changes.Dangerous(
                    SchemaChangeKind.OptionalArgAdded,
                    argument.Coordinate,
                    $"An optional argument {argument} was added.");
            }
        }
    }
}
