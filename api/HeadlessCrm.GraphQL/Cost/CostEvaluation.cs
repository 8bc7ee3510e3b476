using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Language;

namespace HeadlessCrm.GraphQL.Cost;

/// <summary>What pricing one request looks at: flags, variables, and what was worked out already.</summary>
internal sealed class CostEvaluation(bool[] flags, VariableValues variables, InputWeight[] inputs, int slots)
{
    private readonly double[] known = Unknown(slots);

    public bool[] Flags { get; } = flags;

    public VariableValues Variables { get; } = variables;

    /// <summary>
    /// The first thing that the request must do otherwise, such as a missing slicing argument; null when all is well.
    /// </summary>
    public GraphQLError? Problem { get; set; }

    /// <summary>Whether a variable has a value that is not null.</summary>
    public bool IsGiven(int variable) =>
        variable >= 0 && Variables.IsPresent(variable) && Variables[variable] is not null;

    /// <summary>What the value of a variable weighs where the place has, or has not, a weight of its own.</summary>
    public double WeightOf(int variable, double? own)
    {
        if (!IsGiven(variable))
        {
            return 0;
        }

        var inside = variable < inputs.Length ? inputs[variable] : default;
        return inside.At(own);
    }

    /// <summary>The value of a place that several parts of the price share, worked out once.</summary>
    public double Once(int slot, CostNode node)
    {
        if (double.IsNaN(known[slot]))
        {
            known[slot] = node.Compute(this);
        }

        return known[slot];
    }

    private static double[] Unknown(int slots)
    {
        if (slots == 0)
        {
            return [];
        }

        var values = new double[slots];
        Array.Fill(values, double.NaN);
        return values;
    }
}
