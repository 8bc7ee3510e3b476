using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.TypeSystem.Changes;

/// <summary>Changes that the reference passes over: root types, <c>@oneOf</c>, deprecations.</summary>
internal static class AdditionalChanges
{
    private static readonly (OperationKind Kind, string Word)[] Operations =
    [
        (OperationKind.Query, "query"),
        (OperationKind.Mutation, "mutation"),
        (OperationKind.Subscription, "subscription"),
    ];

    public static void Find(ChangeList changes, Schema oldSchema, Schema newSchema)
    {
        foreach (var (kind, word) in Operations)
        {
            FindInRoot(changes, word, oldSchema.GetRootType(kind), newSchema.GetRootType(kind));
        }

        foreach (var (before, after) in MemberDiff<NamedType>.Of(
            oldSchema.Types, newSchema.Types, type => type.Name).Kept)
        {
            FindInType(changes, before, after);
        }

        foreach (var (before, after) in MemberDiff<DirectiveDefinition>.Of(
            oldSchema.Directives, newSchema.Directives, directive => directive.Name).Kept)
        {
            FindDeprecation(changes, before.Coordinate, before.DeprecationReason, after.DeprecationReason);
            FindInInputValues(changes, before.Arguments, after.Arguments);
        }
    }

    private static void FindInRoot(ChangeList changes, string word, ObjectType? before, ObjectType? after)
    {
        if (before is null && after is not null)
        {
            changes.Safe(SchemaChangeKind.RootTypeAdded, "schema", $"The {word} root type {after} was added.");
        }
        else if (before is not null && after is null)
        {
            changes.Breaking(SchemaChangeKind.RootTypeChanged, "schema", $"The {word} root type {before} was removed.");
        }
        else if (before is not null && before.Name != after!.Name)
        {
            changes.Breaking(
                SchemaChangeKind.RootTypeChanged, "schema", $"The {word} root type changed from {before} to {after}.");
        }
    }

    private static void FindInType(ChangeList changes, NamedType before, NamedType after)
    {
        switch (before, after)
        {
            case (FieldsType oldType, FieldsType newType):
                foreach (var field in oldType.Fields)
                {
                    if (newType.GetField(field.Name) is { } kept)
                    {
                        FindDeprecation(changes, field.Coordinate, field.DeprecationReason, kept.DeprecationReason);
                        FindInInputValues(changes, field.Arguments, kept.Arguments);
                    }
                }

                break;
            case (EnumType oldType, EnumType newType):
                foreach (var value in oldType.Values)
                {
                    if (newType.GetValue(value.Name) is { } kept)
                    {
                        FindDeprecation(changes, value.Coordinate, value.DeprecationReason, kept.DeprecationReason);
                    }
                }

                break;
            case (InputObjectType oldType, InputObjectType newType):
                FindInOneOf(changes, oldType, newType);
                FindInInputValues(changes, oldType.Fields, newType.Fields);
                break;
            default:
                break;
        }
    }

    private static void FindInOneOf(ChangeList changes, InputObjectType before, InputObjectType after)
    {
        if (!before.IsOneOf && after.IsOneOf)
        {
            changes.Breaking(
                SchemaChangeKind.OneOfAdded, before.Name, $"{before} takes exactly one of its fields now (@oneOf).");
        }
        else if (before.IsOneOf && !after.IsOneOf)
        {
            changes.Safe(
                SchemaChangeKind.OneOfRemoved, before.Name, $"{before} takes any of its fields now (no @oneOf).");
        }
    }

    private static void FindInInputValues(
        ChangeList changes,
        ImmutableArray<InputValueDefinition> before,
        ImmutableArray<InputValueDefinition> after)
    {
        var diff = MemberDiff<InputValueDefinition>.Of(before, after, value => value.Name);
        foreach (var (oldValue, newValue) in diff.Kept)
        {
            FindDeprecation(changes, oldValue.Coordinate, oldValue.DeprecationReason, newValue.DeprecationReason);
        }
    }

    private static void FindDeprecation(ChangeList changes, string coordinate, string? before, string? after)
    {
        if (string.Equals(before, after, StringComparison.Ordinal))
        {
            return;
        }

        if (after is null)
        {
            changes.Safe(SchemaChangeKind.DeprecationRemoved, coordinate, $"{coordinate} is no longer deprecated.");
        }
        else
        {
            changes.Safe(SchemaChangeKind.DeprecationChanged, coordinate, $"{coordinate} is deprecated: {after}");
        }
    }
}
