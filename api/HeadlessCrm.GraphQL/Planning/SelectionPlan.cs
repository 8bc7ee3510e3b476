using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.GraphQL.Planning;

/// <summary>
/// What one place of an operation selects, whatever the concrete type. The plan for a concrete type is made when a value
/// of that type is first met, so the size of a plan follows the data, not the product of types.
/// </summary>
internal sealed class SelectionPlan(
    OperationCompiler compiler,
    CompositeType declaredType,
    ImmutableArray<FieldOccurrence> sources,
    IReadOnlyList<DeferUsage> parentDeferUsages,
    bool containsBatch)
{
    private TypePlan[] plans = [];

    /// <summary>The type the field declares.</summary>
    public CompositeType DeclaredType { get; } = declaredType;

    /// <summary>The field's occurrences, whose selection sets are merged here.</summary>
    public ImmutableArray<FieldOccurrence> Sources { get; } = sources;

    /// <summary>The deferred fragments this selection is executed for.</summary>
    public IReadOnlyList<DeferUsage> ParentDeferUsages { get; } = parentDeferUsages;

    /// <summary>Whether a batch field may stand at this place or below, so that objects are gathered before writing.</summary>
    public bool ContainsBatch { get; } = containsBatch;

    /// <summary>The plans for the concrete types that were met so far.</summary>
    public IReadOnlyList<TypePlan> Compiled => plans;

    /// <summary>The plan for a concrete type.</summary>
    public TypePlan For(ObjectBinding type)
    {
        foreach (var plan in plans)
        {
            if (ReferenceEquals(plan.Type, type))
            {
                return plan;
            }
        }

        return Compile(type);
    }

    private TypePlan Compile(ObjectBinding type)
    {
        lock (this)
        {
            foreach (var existing in plans)
            {
                if (ReferenceEquals(existing.Type, type))
                {
                    return existing;
                }
            }

            var plan = compiler.CompileSubSelection(this, type);
            plans = [.. plans, plan];
            return plan;
        }
    }
}
