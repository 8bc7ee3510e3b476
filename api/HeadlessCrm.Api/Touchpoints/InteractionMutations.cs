using HeadlessCrm.Api.Errors;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Touchpoints;

/// <summary>Records meetings.</summary>
[ResolversOf("Mutation")]
internal static class InteractionMutations
{
    /// <summary>How many interactions a batch may have.</summary>
    private const int MaxBatch = 500;

    public static Task<InteractionRecordPayload> InteractionRecord(
        InteractionRecordInput input, RecordInteraction useCase, HttpContext context, CancellationToken cancellationToken) =>
        RecordAsync(input, useCase, context, cancellationToken);

    public static async Task<InteractionBatchRecordPayload> InteractionBatchRecord(
        InteractionRecordInput[] interactions, RecordInteraction useCase, HttpContext context, CancellationToken cancellationToken)
    {
        if (interactions.Length > MaxBatch)
        {
            throw new GraphQLException(
                $"\"interactions\" has {interactions.Length} rows; at most {MaxBatch} are recorded at once. Send several batches.",
                InvalidValue.ErrorCode);
        }

        var results = new InteractionRecordPayload[interactions.Length];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = await RecordAsync(interactions[i], useCase, context, cancellationToken);
        }

        return new InteractionBatchRecordPayload(
            results,
            results.Count(result => result.Interaction is not null && !result.Replayed),
            results.Count(result => result.Replayed),
            results.Count(result => result.Interaction is null));
    }

    public static async Task<WalkInRecordPayload> WalkInRecord(
        WalkInRecordInput input, RecordWalkIn useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await useCase.ExecuteAsync(input.ToCommand(), cancellationToken);
        return new WalkInRecordPayload(outcome.WalkIn, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }

    private static async Task<InteractionRecordPayload> RecordAsync(
        InteractionRecordInput input, RecordInteraction useCase, HttpContext context, CancellationToken cancellationToken)
    {
        if (input.MixedUp is { } mixedUp)
        {
            return new InteractionRecordPayload(null, ErrorMessages.For(context, [mixedUp]), Replayed: false);
        }

        var outcome = await useCase.ExecuteAsync(input.ToCommand(), cancellationToken);
        return new InteractionRecordPayload(
            outcome.Interaction, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }
}

/// <summary>What came of <c>interactionRecord</c>.</summary>
internal sealed record InteractionRecordPayload(
    Interaction? Interaction, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>What came of <c>interactionBatchRecord</c>.</summary>
internal sealed record InteractionBatchRecordPayload(
    IReadOnlyList<InteractionRecordPayload> Results, int RecordedCount, int ReplayedCount, int RefusedCount);

/// <summary>What came of <c>walkInRecord</c>.</summary>
internal sealed record WalkInRecordPayload(WalkIn? WalkIn, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>The input of <c>walkInRecord</c>.</summary>
internal sealed record WalkInRecordInput(
    TouchpointKind? Touchpoint,
    string? TouchpointCode,
    string? DealerCode,
    string? EventCode,
    string? Reason,
    string? Agent,
    DateTimeOffset? OccurredAt,
    string IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public RecordWalkInCommand ToCommand() => new()
    {
        Touchpoint = Touchpoint,
        TouchpointCode = TouchpointCode,
        DealerCode = DealerCode,
        EventCode = EventCode,
        Reason = Reason,
        Agent = Agent,
        OccurredAt = OccurredAt,
        IdempotencyKey = IdempotencyKey,
    };
}
