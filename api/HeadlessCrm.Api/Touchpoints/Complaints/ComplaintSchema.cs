using HeadlessCrm.Api.Connections;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Touchpoints.Complaints;

/// <summary>Binds <c>complaints.graphql</c>.</summary>
internal static class ComplaintSchema
{
    public static ExecutableSchemaBuilder AddComplaints(this ExecutableSchemaBuilder builder) => builder
        .AddType<Complaint>()
        .AddType<Connection<Complaint>>("ComplaintConnection")
        .AddType<Edge<Complaint>>("ComplaintEdge")
        .AddType<ComplaintEntry>()
        .AddType<Commitment>()
        .AddType<RecoveryOffer>()
        .AddType<ServiceLevel>()
        .AddType<ComplaintTarget>()
        .AddType<ComplaintPayload>()
        .AddType<CommitmentPayload>()
        .AddType<RecoveryOfferPayload>()
        .AddType<ComplaintTargetPayload>()
        .AddType<ComplaintTargetRemovePayload>()
        .AddType<ComplaintNotFound>()
        .AddType<ComplaintStateConflict>()
        .AddType<ComplaintVersionConflict>()
        .AddType<CommitmentNotFound>()
        .AddType<RecoveryOfferTooHigh>()
        .AddType<RecoveryOfferClosed>()
        .AddEnum<ComplaintSeverity>()
        .AddEnum<ComplaintStatus>()
        .AddEnum<ComplaintEntryKind>()
        .AddEnum<ServiceLevelState>()
        .AddEnum<RecoveryOfferStatus>()
        .AddEnum<ComplaintOrderField>()
        .AddInput<OrderTerm<ComplaintOrderField>>("ComplaintOrder")
        .AddInput<ComplaintOpenInput>()
        .AddInput<ComplaintContactInput>()
        .AddInput<ComplaintResolveInput>()
        .AddInput<ComplaintReopenInput>()
        .AddInput<ComplaintCloseInput>()
        .AddInput<ComplaintCommitInput>()
        .AddInput<ComplaintCommitmentKeepInput>()
        .AddInput<ComplaintOfferInput>()
        .AddInput<ComplaintOfferAcceptInput>()
        .AddInput<ComplaintOfferDeclineInput>()
        .AddInput<ComplaintTargetInput>()
        .AddResolvers(typeof(ComplaintQueries))
        .AddResolvers(typeof(ComplaintMutations))
        .AddResolvers(typeof(CommitmentMutations))
        .AddResolvers(typeof(CustomerComplaintFields))
        .AddResolvers(typeof(ComplaintFields))
        .AddResolvers(typeof(CommitmentFields))
        .AddResolvers(typeof(RecoveryOfferFields))
        .AddResolvers(typeof(ComplaintTargetFields))
        .AddComplaintEvents();
}
