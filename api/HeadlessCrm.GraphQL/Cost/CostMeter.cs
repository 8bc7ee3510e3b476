using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Planning;

namespace HeadlessCrm.GraphQL.Cost;

/// <summary>
/// Dynamic query analysis: adds up what the objects of a response cost while they are written. What an object of a plan
/// costs is the same for all of a request, so counting is one addition; lists of weighted leaves count with their
/// assumed size.
/// </summary>
internal sealed class CostMeter(CostPlan plan, CostEvaluation evaluation)
{
    private readonly Dictionary<TypePlan, double> costs = [];
    private TypePlan? latest;
    private double latestCost;

    /// <summary>The cost so far.</summary>
    public double Total { get; private set; }

    /// <summary>Counts one object.</summary>
    public void Count(TypePlan type)
    {
        if (!ReferenceEquals(type, latest))
        {
            latest = type;
            if (!costs.TryGetValue(type, out latestCost))
            {
                costs[type] = latestCost = CostOf(type);
            }
        }

        Total += latestCost;
    }

    /// <summary>A meter for another response of the same request.</summary>
    public CostMeter Restarted() => new(plan, evaluation);

    private double CostOf(TypePlan type)
    {
        var sum = type.IsPart ? 0 : plan.Model.WeightOf(type.Type.Type);
        foreach (var entry in type.Entries)
        {
            var isCounted = entry.Field.Kind != FieldKind.TypeName
                && (entry.Condition is null || entry.Condition.Holds(evaluation.Flags));
            if (isCounted)
            {
                sum += plan.PriceOf(entry.Field).Of(evaluation) + LeavesOf(type.Type.Type, entry.Field);
            }
        }

        return sum;
    }

    private double LeavesOf(ObjectType parent, PlanField field)
    {
        var weight = field.Selection is null ? plan.Model.WeightOf(field.Definition.Type.Named) : 0;
        if (weight == 0 || field.Definition.Type.Nullable is not ListType)
        {
            return weight;
        }

        var size = plan.Model.SizeOf(parent, field.Definition);
        return weight * (size?.AssumedSize ?? plan.Model.DefaultListSize);
    }
}
