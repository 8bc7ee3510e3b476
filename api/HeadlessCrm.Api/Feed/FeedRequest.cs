using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Filtering;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Feed;

/// <summary>Reads the arguments that choose events.</summary>
internal static class FeedRequest
{
    /// <summary>Which events are asked for.</summary>
    /// <exception cref="GraphQLException">An argument is not acceptable.</exception>
    public static FeedSelection Selection(FeedEventType[]? types, GlobalId? customerId, InputObject? where)
    {
        if (types is { Length: 0 })
        {
            throw InvalidValue.At("\"types\" is empty, so nothing could match; leave it out for all types.", "types")
                .ToException();
        }

        var filter = FilterInput.Read(where, FeedEventFilterFields.Entity);
        return filter is not null && FilterValidator.Validate(filter, FeedEventFilterFields.Entity) is { } error
            ? throw error.ToException()
            : new FeedSelection(types, customerId?.Require(EntityKind.Customer, "customerId"), filter);
    }

    /// <summary>The place that a cursor names.</summary>
    /// <exception cref="GraphQLException">It is no cursor of the feed.</exception>
    public static FeedPosition Open(this FeedCursors cursors, string cursor, string argument) =>
        cursors.TryOpen(cursor, argument, out var position, out var error) ? position : throw error.ToException();
}
