namespace HeadlessCrm.GraphQL.Language.TypeSystem.Changes;

/// <summary>Changes of named types and their members.</summary>
internal static class TypeChanges
{
    public static void Find(ChangeList changes, Schema oldSchema, Schema newSchema)
    {
        var diff = MemberDiff<NamedType>.Of(oldSchema.Types, newSchema.Types, type => type.Name);
        foreach (var type in diff.Removed)
        {
            changes.Breaking(
                SchemaChangeKind.TypeRemoved,
                type.Name,
                type is ScalarType { IsBuiltIn: true }
                    ? $"Standard scalar {type} was removed because it is not referenced anymore."
                    : $"{type} was removed.");
        }

        foreach (var type in diff.Added)
        {
            changes.Safe(SchemaChangeKind.TypeAdded, type.Name, $"{type} was added.");
        }

        foreach (var (before, after) in diff.Kept)
        {
            changes.Description(before.Name, before.Name, before.Description, after.Description);
            FindInType(changes, before, after);
        }
    }

    private static void FindInType(ChangeList changes, NamedType before, NamedType after)
    {
        switch (before, after)
        {
            case (EnumType oldType, EnumType newType):
                FindInEnum(changes, oldType, newType);
                break;
            case (UnionType oldType, UnionType newType):
                FindInUnion(changes, oldType, newType);
                break;
            case (InputObjectType oldType, InputObjectType newType):
                FindInInputObject(changes, oldType, newType);
                break;
            case (ObjectType oldType, ObjectType newType):
                FieldChanges.Find(changes, oldType, newType);
                FindInterfaces(changes, oldType, newType);
                break;
            case (InterfaceType oldType, InterfaceType newType):
                FieldChanges.Find(changes, oldType, newType);
                FindInterfaces(changes, oldType, newType);
                break;
            case (ScalarType, ScalarType):
                break;
            default:
                changes.Breaking(
                    SchemaChangeKind.TypeChangedKind,
                    before.Name,
                    $"{before} changed from {KindOf(before)} to {KindOf(after)}.");
                break;
        }
    }

    private static void FindInEnum(ChangeList changes, EnumType oldType, EnumType newType)
    {
        var diff = MemberDiff<EnumValueDefinition>.Of(oldType.Values, newType.Values, value => value.Name);
        foreach (var value in diff.Added)
        {
            changes.Dangerous(
                SchemaChangeKind.ValueAddedToEnum, value.Coordinate, $"Enum value {value} was added.");
        }

        foreach (var value in diff.Removed)
        {
            changes.Breaking(
                SchemaChangeKind.ValueRemovedFromEnum,
                value.Coordinate,
                $"Enum value {value} was removed.",
                value.DeprecationReason);
        }

        foreach (var (before, after) in diff.Kept)
        {
            changes.Description($"enum value {before}", before.Coordinate, before.Description, after.Description);
        }
    }

    private static void FindInUnion(ChangeList changes, UnionType oldType, UnionType newType)
    {
        var diff = MemberDiff<ObjectType>.Of(oldType.Members, newType.Members, member => member.Name);
        foreach (var member in diff.Added)
        {
            changes.Dangerous(
                SchemaChangeKind.TypeAddedToUnion, oldType.Name, $"{member} was added to union type {oldType}.");
        }

        foreach (var member in diff.Removed)
        {
            changes.Breaking(
                SchemaChangeKind.TypeRemovedFromUnion, oldType.Name, $"{member} was removed from union type " +
                    $"{oldType}.");
        }
    }

    private static void FindInInputObject(ChangeList changes, InputObjectType oldType, InputObjectType newType)
    {
        var diff = MemberDiff<InputValueDefinition>.Of(oldType.Fields, newType.Fields, field => field.Name);
        foreach (var field in diff.Added)
        {
            if (field.IsRequired)
            {
                changes.Breaking(
                    SchemaChangeKind.RequiredInputFieldAdded, field.Coordinate, $"A required field {field} was added.");
            }
            else
            {
                changes.Dangerous(
                    SchemaChangeKind.OptionalInputFieldAdded, field.Coordinate, $"An optional field {field} was " +
                        "added.");
            }
        }

        foreach (var field in diff.Removed)
        {
            changes.Breaking(
                SchemaChangeKind.FieldRemoved,
                field.Coordinate,
                $"Field {field} was removed.",
                field.DeprecationReason);
        }

        foreach (var (before, after) in diff.Kept)
        {
            InputValueChanges.OfInputFields(changes).Find(before, after);
            changes.Description($"input-field {after}", before.Coordinate, before.Description, after.Description);
        }
    }

    private static void FindInterfaces(ChangeList changes, FieldsType oldType, FieldsType newType)
    {
        var diff =
            MemberDiff<InterfaceType>.Of(oldType.Interfaces, newType.Interfaces, implemented => implemented.Name);
        foreach (var added in diff.Added)
        {
            changes.Dangerous(
                SchemaChangeKind.ImplementedInterfaceAdded,
                oldType.Name,
                $"{added} added to interfaces implemented by {oldType}.");
        }

        foreach (var removed in diff.Removed)
        {
            changes.Breaking(
                SchemaChangeKind.ImplementedInterfaceRemoved,
                oldType.Name,
                $"{oldType} no longer implements interface {removed}.");
        }
    }

    private static string KindOf(NamedType type) => type switch
    {
        ScalarType => "a Scalar type",
        ObjectType => "an Object type",
        InterfaceType => "an Interface type",
        UnionType => "a Union type",
        EnumType => "an Enum type",
        _ => "an Input type",
    };
}
