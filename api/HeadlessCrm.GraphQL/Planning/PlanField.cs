using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Planning;

/// <summary>How the value of a field gets into the response.</summary>
internal enum FieldKind
{
    /// <summary>The concrete type's name: constant bytes.</summary>
    TypeName,

    /// <summary>A leaf read from the parent while writing.</summary>
    Leaf,

    /// <summary>An object or list of objects read from the parent while writing.</summary>
    Composite,

    /// <summary>A value gathered before writing: a batch field, or a property on the way to one.</summary>
    Column,
}

/// <summary>A field of a place and concrete type, with everything that does not depend on the request worked out.</summary>
internal sealed class PlanField
{
    /// <summary><c>,"key":</c> in UTF-8; the first field of an object leaves out the comma. For <c>__typename</c> with the value.</summary>
    public required byte[] Key { get; init; }

    /// <summary>The alias or name.</summary>
    public required string ResponseKey { get; init; }

    /// <summary>The field of the schema.</summary>
    public required FieldDefinition Definition { get; init; }

    /// <summary>The name of the concrete type, for messages.</summary>
    public required string ParentTypeName { get; init; }

    /// <summary>How it is resolved; null only for <c>__typename</c>.</summary>
    public required FieldResolver? Resolver { get; init; }

    /// <summary>How its value gets into the response.</summary>
    public required FieldKind Kind { get; init; }

    /// <summary>Where the document selects it, with the conditions; at least one.</summary>
    public required ImmutableArray<FieldOccurrence> Occurrences { get; init; }

    /// <summary>The arguments, or null when the field declares none.</summary>
    public required ArgumentPlan? Arguments { get; init; }

    /// <summary>Where a request keeps the coerced arguments; -1 when they are constant.</summary>
    public int ArgumentSlot { get; init; } = -1;

    /// <summary>What is selected below; null for a leaf.</summary>
    public SelectionPlan? Selection { get; init; }

    /// <summary>The position among the columns of its type plan; -1 when it is not a column.</summary>
    public int ColumnIndex { get; init; } = -1;

    /// <summary>How <c>@stream</c> cuts the list, or null.</summary>
    public StreamUsage? Stream { get; init; }

    /// <summary>Whether null may not stand here.</summary>
    public bool IsNonNull { get; init; }

    /// <summary>The places in the document that are part of the request.</summary>
    public ImmutableArray<SourceLocation> LocationsIn(bool[] flags) =>
        [.. Occurrences.Where(at => Condition.Holds(at.Term, flags)).Select(at => LocationOf(at.Node))];

    /// <summary>Whether the request selects the field at all.</summary>
    public bool IsSelected(bool[] flags)
    {
        foreach (var occurrence in Occurrences)
        {
            if (Condition.Holds(occurrence.Term, flags))
            {
                return true;
            }
        }

        return false;
    }

    private static SourceLocation LocationOf(FieldNode node) =>
        node.Span.Source is { } source ? source.GetLocation(node.Span.Start) : default;
}

/// <summary>One place where the document selects a field.</summary>
/// <param name="Node">The selection.</param>
/// <param name="Term">What must hold for it to be part of the request.</param>
/// <param name="Defer">The deferred fragment it stands in, or null.</param>
internal readonly record struct FieldOccurrence(FieldNode Node, ImmutableArray<ConditionLiteral> Term, DeferUsage? Defer);

/// <summary>A use of <c>@stream</c>.</summary>
/// <param name="InitialCount">How many items come with the field; a literal or a variable.</param>
/// <param name="Label">The label, or null.</param>
internal sealed record StreamUsage(ValueNode? InitialCount, string? Label);
