using System.Collections.Immutable;

namespace HeadlessCrm.GraphQL.Planning;

/// <summary>One flag of <c>@skip</c> or <c>@include</c> and the value that lets the selection in.</summary>
/// <param name="Flag">Which of the operation's flags (distinct boolean variables in conditions).</param>
/// <param name="Wanted">The value that includes the selection.</param>
internal readonly record struct ConditionLiteral(int Flag, bool Wanted);

/// <summary>
/// When an entry of a plan is part of the response: all literals of its term hold, and none of the terms under which the
/// same response key stood earlier. One plan serves all values of the variables: conditions are looked up, not compiled in.
/// </summary>
internal sealed class Condition(
    ImmutableArray<ConditionLiteral> term, ImmutableArray<ImmutableArray<ConditionLiteral>> earlier)
{
    public bool Holds(bool[] flags)
    {
        if (!Holds(term, flags))
        {
            return false;
        }

        foreach (var taken in earlier)
        {
            if (Holds(taken, flags))
            {
                return false;
            }
        }

        return true;
    }

    public static bool Holds(ImmutableArray<ConditionLiteral> term, bool[] flags)
    {
        foreach (var literal in term)
        {
            if (flags[literal.Flag] != literal.Wanted)
            {
                return false;
            }
        }

        return true;
    }

    public static ImmutableArray<ConditionLiteral> And(
        ImmutableArray<ConditionLiteral> left, ImmutableArray<ConditionLiteral> right)
    {
        if (left.IsEmpty || right.IsEmpty)
        {
            return left.IsEmpty ? right : left;
        }

        var merged = left.ToBuilder();
        foreach (var literal in right)
        {
            if (!merged.Contains(literal))
            {
                merged.Add(literal);
            }
        }

        return merged.ToImmutable();
    }

    /// <summary>Whether a term can never hold: it wants one flag both ways.</summary>
    public static bool IsContradiction(ImmutableArray<ConditionLiteral> term)
    {
        foreach (var literal in term)
        {
            if (term.Contains(literal with { Wanted = !literal.Wanted }))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether whatever makes <paramref name="term"/> hold makes <paramref name="weaker"/> hold too.</summary>
    public static bool Implies(ImmutableArray<ConditionLiteral> term, ImmutableArray<ConditionLiteral> weaker)
    {
        foreach (var literal in weaker)
        {
            if (!term.Contains(literal))
            {
                return false;
            }
        }

        return true;
    }
}
