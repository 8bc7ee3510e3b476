using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.LeakRisks;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Customers.LeakRisks;

/// <summary>Binds <c>leak-risks.graphql</c>.</summary>
internal static class LeakRiskSchema
{
    public static ExecutableSchemaBuilder AddLeakRisks(this ExecutableSchemaBuilder builder) => builder
        .AddType<LeakRisk>()
        .AddType<LeakEvidence>()
        .AddEnum<LeakRiskLevel>()
        .AddEnum<LeakEvidenceKind>()
        .AddEnum<LeakRiskInput>()
        .AddResolvers(typeof(CustomerLeakRiskFields))
        .AddResolvers(typeof(LeakEvidenceFields));
}

/// <summary>How likely a customer is to leave.</summary>
[ResolversOf("Customer")]
internal static class CustomerLeakRiskFields
{
    public static async Task<BatchResult<LeakRisk>> LeakRisk(
        IReadOnlyList<Customer> customers,
        ILeakFactStore facts,
        ICustomerStore store,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var (ids, now) = (customers.Ids(), clock.GetUtcNow());
        var found = await facts.GetAsync(ids, now - LeakRiskEvaluator.Memory, now, cancellationToken);
        var purchases = await store.GetPurchaseProfilesAsync(ids, cancellationToken);
        LeakRisk[] risks = [.. found.Select((list, i) => LeakRiskEvaluator.Assess(list, purchases[i], now))];
        return new(risks);
    }
}

/// <summary>What a piece of evidence leads to.</summary>
[ResolversOf("LeakEvidence")]
internal static class LeakEvidenceFields
{
    public static Task<BatchResult<Complaint?>> Complaint(
        IReadOnlyList<LeakEvidence> evidence, IComplaintStore store, CancellationToken cancellationToken) =>
        OptionalKeys.FindByIdAsync(evidence, one => one.ComplaintId, store.GetAsync, cancellationToken);

    public static GlobalId? SubjectId(LeakEvidence evidence) => evidence.SubjectId is not { } id ? null : evidence.Kind switch
    {
        LeakEvidenceKind.BreachedCommitment => GlobalId.OfCommitment(id),
        LeakEvidenceKind.DeclinedOffer => GlobalId.OfRecoveryOffer(id),
        _ => GlobalId.OfComplaint(id),
    };
}
