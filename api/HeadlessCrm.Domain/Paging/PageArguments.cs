using System.Diagnostics.CodeAnalysis;
using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Paging;

/// <summary>What a caller asks of a list, not yet checked.</summary>
/// <typeparam name="TField">The enum of the fields the entity can be ordered by.</typeparam>
public sealed record PageArguments<TField>
    where TField : struct, Enum
{
    /// <summary>How many from the start of the range.</summary>
    public int? First { get; init; }

    /// <summary>A cursor: only what follows it.</summary>
    public string? After { get; init; }

    /// <summary>How many from the end of the range.</summary>
    public int? Last { get; init; }

    /// <summary>A cursor: only what precedes it.</summary>
    public string? Before { get; init; }

    /// <summary>The order; null or empty: the order of recording.</summary>
    public IReadOnlyList<OrderTerm<TField>>? Order { get; init; }

    /// <summary>The filter; null: all.</summary>
    public Filter? Where { get; init; }

    /// <summary>Checks the arguments against the entity and opens the cursors.</summary>
    /// <param name="entity">The entity the list is of.</param>
    /// <param name="cursors">Opens and seals cursors.</param>
    /// <param name="request">The request, when the answer is true.</param>
    /// <param name="error">
    /// <see cref="InvalidPage"/>, <see cref="InvalidCursor"/>, <see cref="CursorOfAnotherList"/> or
    /// <see cref="InvalidFilter"/>, when the answer is false.
    /// </param>
    public bool TryBuild(
        FilterableEntity entity,
        CursorCodec cursors,
        [NotNullWhen(true)] out PageRequest<TField>? request,
        [NotNullWhen(false)] out DomainError? error)
    {
        request = null;
        var order = Order ?? [];
        error = CheckSizes();
        error ??= CheckOrder(order);
        error ??= Where is null ? null : FilterValidator.Validate(Where, entity);
        if (error is not null)
        {
            return false;
        }

        var scope = CursorScope.Of(entity, order, Where);
        KeysetPosition? after = null;
        KeysetPosition? before = null;
        if (After is not null && !cursors.TryOpen(After, scope, order.Count, "after", out after, out error))
        {
            return false;
        }

        if (Before is not null && !cursors.TryOpen(Before, scope, order.Count, "before", out before, out error))
        {
            return false;
        }

        request = new PageRequest<TField>
        {
            Size = First ?? Last ?? PageLimits.Default,
            FromEnd = Last is not null,
            After = after,
            Before = before,
            Order = order,
            Where = Where,
            Scope = scope,
        };
        return true;
    }

    private InvalidPage? CheckSizes()
    {
        if (First is not null && Last is not null)
        {
            return InvalidPage.At("Both \"first\" and \"last\" were given; ask for one of them.", "last");
        }

        return CheckSize(First, "first") ?? CheckSize(Last, "last");
    }

    private static InvalidPage? CheckSize(int? size, string name) => size switch
    {
        < 0 => InvalidPage.At($"\"{name}\" is {size}; it must be 0 to {PageLimits.Max}.", name),
        > PageLimits.Max => InvalidPage.At(
            $"\"{name}\" is {size}; at most {PageLimits.Max} items come at once. Ask for fewer and page with cursors.", name),
        _ => null,
    };

    private static InvalidPage? CheckOrder(IReadOnlyList<OrderTerm<TField>> order)
    {
        if (order.Count > PageLimits.MaxOrderTerms)
        {
            return InvalidPage.At(
                $"\"orderBy\" has {order.Count} terms; at most {PageLimits.MaxOrderTerms} are allowed.", "orderBy");
        }

        for (var i = 0; i < order.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (EqualityComparer<TField>.Default.Equals(order[i].Field, order[j].Field))
                {
                    return InvalidPage.At($"\"orderBy\" names {order[i].Field} twice; name each field once.", "orderBy");
                }
            }
        }

        return null;
    }
}
