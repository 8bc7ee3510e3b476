using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.GraphQL.Planning;

/// <summary>What one place of an operation selects on one concrete type: fields merged, names encoded, in response order.</summary>
internal sealed class TypePlan
{
    /// <summary>The concrete type.</summary>
    public required ObjectBinding Type { get; init; }

    /// <summary>
    /// Whether this is what <c>@defer</c> moved out of a selection: further fields of an object that is written elsewhere.
    /// </summary>
    public bool IsPart { get; init; }

    /// <summary>What is written, in order.</summary>
    public required PlanEntry[] Entries { get; init; }

    /// <summary>The fields whose values are gathered in columns before anything is written, batch fields and the way to them.</summary>
    public required PlanField[] Columns { get; init; }

    /// <summary>Flags that must not be null where this selection is looked at, with the error to raise; usually empty.</summary>
    public required ConditionGuard[] Guards { get; init; }

    /// <summary>Parts that <c>@defer</c> moved to later payloads.</summary>
    public required DeferredPart[] Deferred { get; init; }

    /// <summary>The deferred fragments that begin at this place.</summary>
    public required DeferUsage[] NewDeferUsages { get; init; }
}

/// <summary>One field at one position of the response; the same field stands at several when conditions decide its position.</summary>
/// <param name="Field">The field.</param>
/// <param name="Condition">When it stands here; null for always.</param>
internal readonly record struct PlanEntry(PlanField Field, Condition? Condition);

/// <summary>A flag that must not be null, and the error that says so.</summary>
internal sealed record ConditionGuard(int Flag, GraphQLError Error);

/// <summary>One use of <c>@defer</c> at one place of an operation.</summary>
internal sealed class DeferUsage(string? label, DirectiveNode directive, DeferUsage? parent)
{
    /// <summary>The label, or null.</summary>
    public string? Label { get; } = label;

    /// <summary>The directive, which identifies the use within its document.</summary>
    public DirectiveNode Directive { get; } = directive;

    /// <summary>The deferred fragment around this one, or null.</summary>
    public DeferUsage? Parent { get; } = parent;
}

/// <summary>Fields of one place that belong to the same set of deferred fragments: executed once, delivered with the first.</summary>
/// <param name="Usages">The deferred fragments that the fields belong to.</param>
/// <param name="Plan">The fields.</param>
internal sealed record DeferredPart(DeferUsage[] Usages, TypePlan Plan);
