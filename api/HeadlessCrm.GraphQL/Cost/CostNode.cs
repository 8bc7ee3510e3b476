using System.Collections.Immutable;
using HeadlessCrm.GraphQL.Planning;

namespace HeadlessCrm.GraphQL.Cost;

/// <summary>A part of a price that depends on the request.</summary>
internal abstract class CostNode
{
    public abstract double Evaluate(CostEvaluation at);

    public virtual double Compute(CostEvaluation at) => Evaluate(at);
}

/// <summary>A part of a price: a number when nothing of the request takes part, else a node.</summary>
internal readonly record struct CostTerm(double Constant, CostNode? Node)
{
    public static CostTerm Of(double constant) => new(constant, null);

    public double Evaluate(CostEvaluation at) => Node is null ? Constant : Node.Evaluate(at);
}

/// <summary>
/// A field: nothing when it is not selected, else its price and what its values cost, as often as there are.
/// </summary>
internal sealed class FieldCost(
    ImmutableArray<ImmutableArray<ConditionLiteral>> terms, FieldPrice price, SizeExpression size, CostTerm value)
    : CostNode
{
    public override double Evaluate(CostEvaluation at)
    {
        if (!IsSelected(at.Flags))
        {
            return 0;
        }

        return price.Of(at) + (size.Of(at) * value.Evaluate(at));
    }

    private bool IsSelected(bool[] flags)
    {
        foreach (var term in terms)
        {
            if (Condition.Holds(term, flags))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>An object of one concrete type: its weight and its fields. Places that select the same share it.</summary>
internal sealed class ObjectCost(int slot, double constant, CostNode[] fields) : CostNode
{
    public override double Evaluate(CostEvaluation at) => at.Once(slot, this);

    public override double Compute(CostEvaluation at)
    {
        var sum = constant;
        foreach (var field in fields)
        {
            sum += field.Evaluate(at);
        }

        return sum;
    }
}

/// <summary>A value whose concrete type is not known beforehand: the dearest counts.</summary>
internal sealed class DearestCost(double constant, CostNode[] types) : CostNode
{
    public override double Evaluate(CostEvaluation at)
    {
        var dearest = constant;
        foreach (var type in types)
        {
            dearest = Math.Max(dearest, type.Evaluate(at));
        }

        return dearest;
    }
}
