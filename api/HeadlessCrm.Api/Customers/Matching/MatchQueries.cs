using HeadlessCrm.Api.Connections;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;

namespace HeadlessCrm.Api.Customers.Matching;

/// <summary>Questions about what matching found.</summary>
[ResolversOf("Query")]
internal static class MatchQueries
{
    private const int MostRuns = 100;

    public static Task<Connection<KeptMatchDecision>> MatchReviews(
        FieldContext field, IMatchDecisionStore store, CursorCodec cursors, CancellationToken cancellationToken) =>
        ListRequest<MatchDecisionOrderField>.Read(field, MatchDecisionFilterFields.Entity, cursors)
            .LoadAsync(store.PageAsync, store.CountAsync, cancellationToken);

    public static async Task<MatchRun?> MatchRun(GlobalId id, IMatchRunStore store, CancellationToken cancellationToken) =>
        (await store.GetAsync([id.Require(EntityKind.MatchRun, "id")], cancellationToken))[0];

    public static Task<MatchKeyState> MatchKeys(IMatchKeyStore store, CancellationToken cancellationToken) =>
        store.GetStateAsync(cancellationToken);

    public static Task<IReadOnlyList<MatchRun>> MatchRuns(int first, IMatchRunStore store, CancellationToken cancellationToken) =>
        first is >= 0 and <= MostRuns
            ? store.ListAsync(first, cancellationToken)
            : throw new GraphQLException($"\"first\" is {first}; it is 0 to {MostRuns}.", InvalidValue.ErrorCode);
}

/// <summary>Fields of a run that are no properties of it.</summary>
[ResolversOf("MatchRun")]
internal static class MatchRunFields
{
    public static GlobalId Id(MatchRun run) => GlobalId.OfMatchRun(run.Id);

    public static MatchMode Mode(MatchRun run) => run.Command.Mode;

    public static bool IsDryRun(MatchRun run) => run.Command.IsDryRun;

    public static MatchRunStep Step(MatchRun run) => run.Progress.Step;

    public static int Done(MatchRun run) => (int)Math.Min(run.Progress.Done, int.MaxValue);

    public static int? Total(MatchRun run) => run.Progress.Total == 0 ? null : (int)Math.Min(run.Progress.Total, int.MaxValue);
}

/// <summary>Fields of <c>MatchKeys</c>.</summary>
[ResolversOf("MatchKeys")]
internal static class MatchKeysFields
{
    public static int CurrentVersion(MatchKeyState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return BlockingKeys.Version;
    }

    public static int Waiting(MatchKeyState state) => (int)Math.Min(state.Waiting, int.MaxValue);
}

/// <summary>Fields of <c>MatchRunResult</c>.</summary>
[ResolversOf("MatchRunResult")]
internal static class MatchRunResultFields
{
    public static int CandidatePairs(MatchRunResult result) => (int)Math.Min(result.CandidatePairs, int.MaxValue);
}

/// <summary>Fields of <c>MatchRunUnderWay</c>.</summary>
[ResolversOf("MatchRunUnderWay")]
internal static class MatchRunUnderWayFields
{
    public static GlobalId RunId(MatchRunUnderWay error) => GlobalId.OfMatchRun(error.RunId);
}

/// <summary>What matching found of a customer.</summary>
[ResolversOf("Customer")]
internal static class CustomerMatchFields
{
    public static async Task<BatchResult<IReadOnlyList<KeptMatchDecision>>> MatchDecisions(
        IReadOnlyList<Customer> customers, IMatchDecisionStore store, CancellationToken cancellationToken) =>
        new(await store.GetByCustomersAsync(customers.Ids(), cancellationToken));
}

/// <summary>Fields of a decision that are no properties of it.</summary>
[ResolversOf("MatchDecision")]
internal static class MatchDecisionFields
{
    public static GlobalId Id(KeptMatchDecision decision) => GlobalId.OfMatchDecision(decision.Id);

    public static ExternalReference Record(KeptMatchDecision decision) =>
        SourceRecordView.ReferenceOf(decision.CandidateRecord, decision.CandidateFor);

    public static ExternalReference ArrivedRecord(KeptMatchDecision decision) =>
        SourceRecordView.ReferenceOf(decision.ArrivedRecord, decision.ArrivedFor);

    public static async Task<BatchResult<Customer?>> Customer(
        IReadOnlyList<KeptMatchDecision> decisions, ICustomerStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. decisions.Select(decision => decision.CandidateFor)], cancellationToken));

    public static async Task<BatchResult<Customer?>> ArrivedCustomer(
        IReadOnlyList<KeptMatchDecision> decisions, ICustomerStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. decisions.Select(decision => decision.ArrivedFor)], cancellationToken));
}

/// <summary>Fields of <c>MatchCustomersMerged</c>.</summary>
[ResolversOf("MatchCustomersMerged")]
internal static class MatchCustomersMergedFields
{
    public static GlobalId CustomerId(MatchCustomersMerged error) => GlobalId.OfCustomer(error.CustomerId);
}
