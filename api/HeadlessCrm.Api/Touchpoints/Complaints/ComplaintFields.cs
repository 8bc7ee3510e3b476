using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Organisation;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.Api.Touchpoints.Complaints;

/// <summary>Fields of a complaint that are no properties of it.</summary>
[ResolversOf("Complaint")]
internal static class ComplaintFields
{
    public static GlobalId Id(Complaint complaint) => GlobalId.OfComplaint(complaint.Id);

    public static ServiceLevel Response(Complaint complaint, TimeProvider clock) =>
        ComplaintRules.ResponseAt(complaint, clock.GetUtcNow());

    public static ServiceLevel ResolutionTime(Complaint complaint, TimeProvider clock) =>
        ComplaintRules.ResolutionAt(complaint, clock.GetUtcNow());

    public static bool? IsFirstContactResolution(Complaint complaint, ComplaintOptions options, TimeProvider clock) =>
        ComplaintRules.IsFirstContactResolution(complaint, options.FirstContactDays, clock.GetUtcNow());

    public static async Task<BatchResult<Customer?>> Customer(
        IReadOnlyList<Complaint> complaints, ICustomerStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. complaints.Select(complaint => complaint.CustomerId)], cancellationToken));

    public static Task<BatchResult<Dealer?>> Dealer(
        IReadOnlyList<Complaint> complaints, IDealerStore store, CancellationToken cancellationToken) =>
        OptionalKeys.FindAsync(complaints, complaint => complaint.DealerCode, store.FindByCodesAsync, cancellationToken);

    public static Task<BatchResult<Vehicle?>> Vehicle(
        IReadOnlyList<Complaint> complaints, IVehicleStore store, CancellationToken cancellationToken) =>
        OptionalKeys.FindAsync(complaints, complaint => complaint.Vin, store.FindByVinsAsync, cancellationToken);

    public static Task<BatchResult<Transaction?>> Transaction(
        IReadOnlyList<Complaint> complaints, ITransactionStore store, CancellationToken cancellationToken) =>
        OptionalKeys.FindByIdAsync(complaints, complaint => complaint.TransactionId, store.GetAsync, cancellationToken);

    public static async Task<BatchResult<IReadOnlyList<ComplaintEntry>>> History(
        IReadOnlyList<Complaint> complaints, IComplaintStore store, CancellationToken cancellationToken) =>
        new(await store.GetHistoryAsync(Ids(complaints), cancellationToken));

    public static async Task<BatchResult<IReadOnlyList<Commitment>>> Commitments(
        IReadOnlyList<Complaint> complaints, IComplaintStore store, CancellationToken cancellationToken) =>
        new(await store.GetCommitmentsAsync(Ids(complaints), cancellationToken));

    public static async Task<BatchResult<IReadOnlyList<RecoveryOffer>>> Offers(
        IReadOnlyList<Complaint> complaints, IComplaintStore store, CancellationToken cancellationToken) =>
        new(await store.GetOffersAsync(Ids(complaints), cancellationToken));

    private static Guid[] Ids(IReadOnlyList<Complaint> complaints) => [.. complaints.Select(complaint => complaint.Id)];
}

/// <summary>Fields of a commitment that are no properties of it.</summary>
[ResolversOf("Commitment")]
internal static class CommitmentFields
{
    public static GlobalId Id(Commitment commitment) => GlobalId.OfCommitment(commitment.Id);

    public static ServiceLevelState State(Commitment commitment, TimeProvider clock) =>
        ServiceLevel.At(commitment.DueAt, commitment.KeptAt, clock.GetUtcNow()).State;

    public static async Task<BatchResult<Complaint?>> Complaint(
        IReadOnlyList<Commitment> commitments, IComplaintStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. commitments.Select(commitment => commitment.ComplaintId)], cancellationToken));
}

/// <summary>Fields of an offer that are no properties of it.</summary>
[ResolversOf("RecoveryOffer")]
internal static class RecoveryOfferFields
{
    public static GlobalId Id(RecoveryOffer offer) => GlobalId.OfRecoveryOffer(offer.Id);

    public static RecoveryOfferStatus Status(RecoveryOffer offer, TimeProvider clock) => offer.StatusAt(clock.GetUtcNow());

    public static async Task<BatchResult<Complaint?>> Complaint(
        IReadOnlyList<RecoveryOffer> offers, IComplaintStore store, CancellationToken cancellationToken) =>
        new(await store.GetAsync([.. offers.Select(offer => offer.ComplaintId)], cancellationToken));
}

/// <summary>Fields of a target that are no properties of it.</summary>
[ResolversOf("ComplaintTarget")]
internal static class ComplaintTargetFields
{
    public static IsoDuration Response(ComplaintTarget target) => IsoDuration.Parse(target.Response.ToString());

    public static IsoDuration Resolution(ComplaintTarget target) => IsoDuration.Parse(target.Resolution.ToString());

    public static bool IsDefault(ComplaintTarget target) =>
        ComplaintTarget.Defaults.Any(given => ReferenceEquals(given, target));
}
