using System.Collections.Concurrent;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Planning;

namespace HeadlessCrm.GraphQL.Cost;

/// <summary>
/// The price of an operation, with what depends on a request left open. Made once per plan, when first asked for.
/// </summary>
internal sealed class CostPlan(OperationContext context, CostModel model, CostTerm root, int slots)
{
    private readonly ConcurrentDictionary<PlanField, FieldPrice> prices = new();

    /// <summary>What everything weighs.</summary>
    public CostModel Model => model;

    /// <summary>Whether every request has the same estimate.</summary>
    public bool IsConstant => root.Node is null;

    /// <summary>Takes a request's flags and variables for pricing.</summary>
    public CostEvaluation Begin(VariableValues variables, ReadOnlySpan<byte> variablesJson)
    {
        var weights = HasInputObjects() ? new VariableWeights(model).Read(context.Variables, variablesJson) : [];
        return new CostEvaluation(context.Flags.Read(variables, out _), variables, weights, slots);
    }

    /// <summary>The estimate for a request.</summary>
    public double Estimate(CostEvaluation at) => Math.Max(0, root.Evaluate(at));

    /// <summary>What one resolution of a compiled field costs.</summary>
    public FieldPrice PriceOf(PlanField field) => prices.GetOrAdd(field, Price);

    private FieldPrice Price(PlanField field) => FieldPrice.Create(
        model,
        context.Schema.Schema,
        (ObjectType)context.Schema.Schema.GetType(field.ParentTypeName)!,
        field.Definition,
        field.Occurrences[0].Node,
        context.Variables);

    private bool HasInputObjects()
    {
        foreach (var entry in context.Variables.Entries)
        {
            if (entry.Coercer?.Type.Named is InputObjectType)
            {
                return true;
            }
        }

        return false;
    }
}
