using HeadlessCrm.Api.Errors;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Organisation;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Touchpoints;

/// <summary>Questions about touchpoints and what happens there.</summary>
[ResolversOf("Query")]
internal static class TouchpointQueries
{
    public static async Task<IReadOnlyList<Touchpoint>> Touchpoints(
        bool? isActive, ITouchpointStore store, CancellationToken cancellationToken) =>
        [.. (await store.GetAllAsync(cancellationToken)).Where(place => isActive is null || place.IsActive == isActive)];

    public static async Task<Touchpoint?> Touchpoint(string code, ITouchpointStore store, CancellationToken cancellationToken) =>
        (await store.FindByCodesAsync([code], cancellationToken))[0];

    public static Task<CaptureRate> CaptureRate(
        DateTimeOffset from,
        DateTimeOffset? until,
        string? dealerCode,
        IInteractionStore store,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var end = EndOf(from, until, clock);
        return store.GetCaptureRateAsync(from, end, dealerCode, cancellationToken);
    }

    public static Task<IReadOnlyList<CallQuality>> CallQuality(
        DateTimeOffset from,
        DateTimeOffset? until,
        string? dealerCode,
        IInteractionStore store,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var end = EndOf(from, until, clock);
        return store.GetCallQualityAsync(from, end, dealerCode, cancellationToken);
    }

    /// <summary>The end of a period, now unless it is given.</summary>
    internal static DateTimeOffset EndOf(DateTimeOffset from, DateTimeOffset? until, TimeProvider clock)
    {
        var end = until ?? clock.GetUtcNow();
        return from <= end
            ? end
            : throw new GraphQLException($"The period ends at {end:O}, before it begins at {from:O}.", InvalidValue.ErrorCode);
    }
}

/// <summary>Changes the registry of touchpoints.</summary>
[ResolversOf("Mutation")]
internal static class TouchpointMutations
{
    public static async Task<TouchpointUpsertPayload> TouchpointUpsert(
        TouchpointUpsertInput input, UpsertTouchpoint useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await useCase.ExecuteAsync(input.ToCommand(), cancellationToken);
        return new TouchpointUpsertPayload(outcome.Touchpoint, ErrorMessages.For(context, outcome.Errors));
    }
}

/// <summary>Fields of a touchpoint that are no properties of it.</summary>
[ResolversOf("Touchpoint")]
internal static class TouchpointFields
{
    public static Task<BatchResult<Dealer?>> Dealer(
        IReadOnlyList<Touchpoint> touchpoints, IDealerStore store, CancellationToken cancellationToken) =>
        OptionalKeys.FindAsync(touchpoints, touchpoint => touchpoint.DealerCode, store.FindByCodesAsync, cancellationToken);
}

/// <summary>What came of <c>touchpointUpsert</c>.</summary>
internal sealed record TouchpointUpsertPayload(Touchpoint? Touchpoint, IReadOnlyList<DomainError> Errors);

/// <summary>The input of <c>touchpointUpsert</c>.</summary>
internal sealed record TouchpointUpsertInput(
    string Code,
    TouchpointKind? Kind,
    string? Name,
    string? Department,
    string? DealerCode,
    bool? IsMomentOfTruth,
    bool? IsActive,
    int? ExpectedVersion)
{
    /// <summary>The command that says the same.</summary>
    public UpsertTouchpointCommand ToCommand() => new()
    {
        TouchpointCode = Code,
        Kind = Kind,
        Name = Name,
        Department = Department,
        DealerCode = DealerCode,
        IsMomentOfTruth = IsMomentOfTruth,
        IsActive = IsActive,
        ExpectedVersion = ExpectedVersion,
    };
}
