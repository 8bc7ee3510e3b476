using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Paging;

/// <summary>
/// Which part of an ordered, filtered list is wanted. Made by <see cref="PageArguments{TField}"/>, which checks what
/// callers send.
/// </summary>
/// <typeparam name="TField">The enum of the fields the entity can be ordered by.</typeparam>
public sealed record PageRequest<TField>
    where TField : struct, Enum
{
    /// <summary>At most this many items; 0 to <see cref="PageLimits.Max"/>.</summary>
    public int Size { get; init; } = PageLimits.Default;

    /// <summary>False: the first items of the range; true: the last ones. Either way items come in list order.</summary>
    public bool FromEnd { get; init; }

    /// <summary>Only items after this place; null: from the start.</summary>
    public KeysetPosition? After { get; init; }

    /// <summary>Only items before this place; null: to the end.</summary>
    public KeysetPosition? Before { get; init; }

    /// <summary>The order; empty: by id, which is the order of recording.</summary>
    public IReadOnlyList<OrderTerm<TField>> Order { get; init; } = [];

    /// <summary>Only items that match; null: all.</summary>
    public Filter? Where { get; init; }

    /// <summary>What cursors of this list are bound to.</summary>
    public CursorScope Scope { get; init; }
}

/// <summary>The limits of a page.</summary>
public static class PageLimits
{
    /// <summary>The size when neither first nor last is given.</summary>
    public const int Default = 50;

    /// <summary>The greatest size.</summary>
    public const int Max = 250;

    /// <summary>The most order terms.</summary>
    public const int MaxOrderTerms = 5;
}
