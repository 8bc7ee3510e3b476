using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Printing;

namespace HeadlessCrm.GraphQL.Language.TypeSystem.Changes;

/// <summary>
/// What happened to the type and the default of an argument or input field. The kinds and words differ by where it is;
/// which comparison comes first does not.
/// </summary>
internal sealed class InputValueChanges(
    ChangeList changes,
    (SchemaChangeKind Broken, SchemaChangeKind Fitting) typeKinds,
    (SchemaChangeKind Changed, SchemaChangeKind Added) defaultKinds,
    Func<InputValueDefinition, string> typeSubject)
{
    /// <summary>For arguments of fields and directives.</summary>
    public static InputValueChanges OfArguments(ChangeList changes) => new(
        changes,
        (SchemaChangeKind.ArgChangedKind, SchemaChangeKind.ArgChangedKindSafe),
        (SchemaChangeKind.ArgDefaultValueChange, SchemaChangeKind.ArgDefaultValueAdded),
        argument => $"Argument {argument} has");

    /// <summary>For input fields.</summary>
    public static InputValueChanges OfInputFields(ChangeList changes) => new(
        changes,
        (SchemaChangeKind.FieldChangedKind, SchemaChangeKind.FieldChangedKindSafe),
        (SchemaChangeKind.InputFieldDefaultValueChange, SchemaChangeKind.InputFieldDefaultValueAdded),
        field => $"Field {field}");

    public void Find(InputValueDefinition before, InputValueDefinition after)
    {
        var coordinate = before.Coordinate;
        var typeChange = $"{typeSubject(before)} changed type from {before.Type} to {after.Type}.";
        var oldDefault = DefaultOf(before);
        var newDefault = DefaultOf(after);
        if (!TypeFit.IsSafeForInput(before.Type, after.Type))
        {
            changes.Breaking(typeKinds.Broken, coordinate, typeChange, before.DeprecationReason);
        }
        else if (oldDefault is not null)
        {
            FindDefaultChange(coordinate, oldDefault, newDefault);
        }
        else if (newDefault is not null)
        {
            changes.Safe(defaultKinds.Added, coordinate, $"{coordinate} added a defaultValue {newDefault}.");
        }
        else if (!string.Equals(before.Type.ToString(), after.Type.ToString(), StringComparison.Ordinal))
        {
            changes.Safe(typeKinds.Fitting, coordinate, typeChange);
        }
    }

    private static string? DefaultOf(InputValueDefinition inputValue) =>
        inputValue.DefaultValue is { } literal ? Printer.Print(Sort(literal)) : null;

    // The order of an object's fields has no meaning.
    private static ValueNode Sort(ValueNode value) => value switch
    {
        ObjectValueNode literal => new ObjectValueNode(
            default,
            [
                .. literal.Fields
                    .Select(field => new ObjectFieldNode(default, field.Name, Sort(field.Value)))
                    .OrderBy(field => field.Name.Value, NaturalComparer.Instance),
            ]),
        ListValueNode literal => new ListValueNode(default, [.. literal.Values.Select(Sort)]),
        _ => value,
    };

    private void FindDefaultChange(string coordinate, string before, string? after)
    {
        if (after is null)
        {
            changes.Dangerous(defaultKinds.Changed, coordinate, $"{coordinate} defaultValue was removed.");
        }
        else if (!string.Equals(before, after, StringComparison.Ordinal))
        {
            changes.Dangerous(
                defaultKinds.Changed,
                coordinate,
                $"{coordinate} has changed defaultValue from {before} to {after}.");
        }
    }
}
