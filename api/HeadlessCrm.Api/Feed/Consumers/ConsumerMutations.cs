using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Feed.Consumers;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Feed.Consumers;

/// <summary>Asks something of consumers of the feed.</summary>
[ResolversOf("Mutation")]
internal static class ConsumerMutations
{
    public static async Task<ConsumerRetryPayload> ConsumerRetry(
        ConsumerRetryInput input,
        TendConsumers useCase,
        IConsumerStore store,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        if (input.EventId is { } id && !id.IsOf(EntityKind.FeedEvent, "eventId", out var mixedUp))
        {
            return new ConsumerRetryPayload(null, 0, ErrorMessages.For(context, [mixedUp]));
        }

        var outcome = await useCase.RetryAsync(input.Name, input.EventId?.Value, cancellationToken);
        return new ConsumerRetryPayload(
            await StandingAsync(outcome, store, cancellationToken),
            outcome.RetriedCount,
            ErrorMessages.For(context, outcome.Errors));
    }

    public static async Task<ConsumerRebuildPayload> ConsumerRebuild(
        ConsumerRebuildInput input,
        TendConsumers useCase,
        IConsumerStore store,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var outcome = await useCase.RebuildAsync(input.Name, cancellationToken);
        return new ConsumerRebuildPayload(
            await StandingAsync(outcome, store, cancellationToken), ErrorMessages.For(context, outcome.Errors));
    }

    private static async Task<ConsumerStanding?> StandingAsync(
        TendConsumersOutcome outcome, IConsumerStore store, CancellationToken cancellationToken) =>
        outcome.Consumer is { } state
            ? await ConsumerStanding.OfAsync(state, wantsLag: true, store, cancellationToken)
            : null;
}

/// <summary>Which parked events to try again.</summary>
internal sealed record ConsumerRetryInput
{
    public required string Name { get; init; }

    public GlobalId? EventId { get; init; }
}

/// <summary>Which projection to rebuild.</summary>
internal sealed record ConsumerRebuildInput
{
    public required string Name { get; init; }
}

/// <summary>What came of <c>consumerRetry</c>.</summary>
internal sealed record ConsumerRetryPayload(
    ConsumerStanding? Consumer, int RetriedCount, IReadOnlyList<DomainError> Errors);

/// <summary>What came of <c>consumerRebuild</c>.</summary>
internal sealed record ConsumerRebuildPayload(ConsumerStanding? Consumer, IReadOnlyList<DomainError> Errors);
