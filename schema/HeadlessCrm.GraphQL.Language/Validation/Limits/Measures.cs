using HeadlessCrm.GraphQL.Language.Ast;

namespace HeadlessCrm.GraphQL.Language.Validation.Limits;

/// <summary>What is counted in the whole document, as written.</summary>
/// <param name="Aliases">Aliases of fields.</param>
/// <param name="Directives">Applied directives.</param>
internal readonly record struct DocumentMeasures(long Aliases, long Directives);

/// <summary>An operation and its shape.</summary>
/// <param name="Node">The operation.</param>
/// <param name="Shape">Its shape, fragments followed.</param>
internal readonly record struct OperationMeasures(OperationDefinitionNode Node, SelectionShape Shape);

/// <summary>The shape of a selection set, fragments followed.</summary>
/// <param name="Depth">The greatest number of fields nested in one another.</param>
/// <param name="TopFields">The fields selected at the top.</param>
/// <param name="FragmentVisits">The spreads met when every fragment is followed at every place.</param>
/// <param name="IntrospectionDepth">
/// The greatest depth of what is nested in <c>__schema</c> or <c>__type</c>, these included.
/// </param>
internal readonly record struct SelectionShape(long Depth, long TopFields, long FragmentVisits, long IntrospectionDepth)
{
    /// <summary>The shape of what is selected side by side.</summary>
    public SelectionShape Beside(SelectionShape other) => new(
        Math.Max(Depth, other.Depth),
        Add(TopFields, other.TopFields),
        Add(FragmentVisits, other.FragmentVisits),
        Math.Max(IntrospectionDepth, other.IntrospectionDepth));

    /// <summary>The shape of a field with this selection set.</summary>
    public SelectionShape Below(string field)
    {
        var depth = Depth + 1;
        var introspection = field is "__schema" or "__type" ? depth : IntrospectionDepth;
        return new SelectionShape(depth, 1, FragmentVisits, introspection);
    }

    /// <summary>The shape of a spread of a fragment with this selection set.</summary>
    public SelectionShape Spread() => this with { FragmentVisits = Add(FragmentVisits, 1) };

    // Fragments that spread others twice double at each step; the count stops at the top instead of overflowing.
    private static long Add(long left, long right) => left > long.MaxValue - right ? long.MaxValue : left + right;
}
