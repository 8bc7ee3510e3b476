using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Errors;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Organisation;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.MysteryVisits;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Touchpoints.MysteryVisits;

/// <summary>Binds <c>mystery-visits.graphql</c>.</summary>
internal static class MysteryVisitSchema
{
    public static ExecutableSchemaBuilder AddMysteryVisits(this ExecutableSchemaBuilder builder) => builder
        .AddType<MysteryVisit>()
        .AddType<CriterionScore>()
        .AddType<MysteryVisitSummary>()
        .AddType<CriterionSummary>()
        .AddType<Connection<MysteryVisit>>("MysteryVisitConnection")
        .AddType<Edge<MysteryVisit>>("MysteryVisitEdge")
        .AddType<MysteryVisitRecordPayload>()
        .AddEnum<MysteryVisitOrderField>()
        .AddInput<OrderTerm<MysteryVisitOrderField>>("MysteryVisitOrder")
        .AddInput<MysteryVisitRecordInput>()
        .AddInput<CriterionScore>("CriterionScoreInput")
        .AddResolvers(typeof(MysteryVisitQueries))
        .AddResolvers(typeof(MysteryVisitMutations))
        .AddResolvers(typeof(MysteryVisitFields));
}

/// <summary>Questions about mystery visits.</summary>
[ResolversOf("Query")]
internal static class MysteryVisitQueries
{
    public static Task<Connection<MysteryVisit>> MysteryVisits(
        FieldContext field, IMysteryVisitStore store, CursorCodec cursors, CancellationToken cancellationToken) =>
        ListRequest<MysteryVisitOrderField>.Read(field, MysteryVisitFilterFields.Entity, cursors)
            .LoadAsync(store.PageAsync, store.CountAsync, cancellationToken);

    public static Task<IReadOnlyList<MysteryVisitSummary>> MysteryVisitSummary(
        DateTimeOffset from,
        DateTimeOffset? until,
        IMysteryVisitStore store,
        TimeProvider clock,
        CancellationToken cancellationToken) =>
        store.SummariseAsync(from, TouchpointQueries.EndOf(from, until, clock), cancellationToken);
}

/// <summary>Records mystery visits.</summary>
[ResolversOf("Mutation")]
internal static class MysteryVisitMutations
{
    public static async Task<MysteryVisitRecordPayload> MysteryVisitRecord(
        MysteryVisitRecordInput input, RecordMysteryVisit useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await useCase.ExecuteAsync(input.ToCommand(), cancellationToken);
        return new MysteryVisitRecordPayload(outcome.Visit, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
    }
}

/// <summary>Fields of a mystery visit that are no properties of it.</summary>
[ResolversOf("MysteryVisit")]
internal static class MysteryVisitFields
{
    public static Task<BatchResult<Dealer?>> Dealer(
        IReadOnlyList<MysteryVisit> visits, IDealerStore store, CancellationToken cancellationToken) =>
        OptionalKeys.FindAsync(visits, visit => visit.DealerCode, store.FindByCodesAsync, cancellationToken);

    public static async Task<BatchResult<IReadOnlyList<CriterionScore>>> Scores(
        IReadOnlyList<MysteryVisit> visits, IMysteryVisitStore store, CancellationToken cancellationToken) =>
        new(await store.GetScoresAsync([.. visits.Select(visit => visit.Id)], cancellationToken));
}

/// <summary>What came of <c>mysteryVisitRecord</c>.</summary>
internal sealed record MysteryVisitRecordPayload(MysteryVisit? Visit, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>The input of <c>mysteryVisitRecord</c>.</summary>
internal sealed record MysteryVisitRecordInput(
    string? DealerCode,
    string? Competitor,
    TouchpointKind Touchpoint,
    string? Scenario,
    string? Shopper,
    string? Notes,
    DateTimeOffset? VisitedAt,
    CriterionScore[] Scores,
    string IdempotencyKey)
{
    /// <summary>The command that says the same.</summary>
    public RecordMysteryVisitCommand ToCommand() => new()
    {
        DealerCode = DealerCode,
        Competitor = Competitor,
        Touchpoint = Touchpoint,
        Scenario = Scenario,
        Shopper = Shopper,
        Notes = Notes,
        VisitedAt = VisitedAt,
        Scores = Scores,
        IdempotencyKey = IdempotencyKey,
    };
}
