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
    public static Task<Connection<KeptMatchDecision>> MatchReviews(
        FieldContext field, IMatchDecisionStore store, CursorCodec cursors, CancellationToken cancellationToken) =>
        ListRequest<MatchDecisionOrderField>.Read(field, MatchDecisionFilterFields.Entity, cursors)
            .LoadAsync(store.PageAsync, store.CountAsync, cancellationToken);
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
