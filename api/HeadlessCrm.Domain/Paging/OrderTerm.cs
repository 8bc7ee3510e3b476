namespace HeadlessCrm.Domain.Paging;

/// <summary>The direction of one order term.</summary>
public enum OrderDirection
{
    /// <summary>Smallest first; an absent value counts as smaller than every value.</summary>
    Asc,

    /// <summary>Greatest first; absent values come last.</summary>
    Desc,
}

/// <summary>One term of an order. The id always follows as the last tie-break, in the direction of the last term.</summary>
/// <typeparam name="TField">The enum of the fields an entity can be ordered by.</typeparam>
public readonly record struct OrderTerm<TField>(TField Field, OrderDirection Direction)
    where TField : struct, Enum;
