using HeadlessCrm.Api.Errors;
using HeadlessCrm.Api.Identity;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Api.Touchpoints.Complaints;

/// <summary>Takes complaints and records what becomes of them.</summary>
[ResolversOf("Mutation")]
internal static class ComplaintMutations
{
    public static async Task<ComplaintPayload> ComplaintOpen(
        ComplaintOpenInput input, OpenComplaint useCase, HttpContext context, CancellationToken cancellationToken)
    {
        if (input.CustomerId is { } id && !id.IsOf(EntityKind.Customer, "customerId", out var mixedUp))
        {
            return Refused(context, mixedUp);
        }

        if (input.TransactionId is { } about && !about.IsOf(EntityKind.Transaction, "transactionId", out mixedUp))
        {
            return Refused(context, mixedUp);
        }

        return Answer(context, await useCase.ExecuteAsync(input.ToCommand(), cancellationToken));
    }

    public static Task<ComplaintPayload> ComplaintContact(
        ComplaintContactInput input, ChangeComplaint useCase, HttpContext context, CancellationToken cancellationToken) =>
        ChangeAsync(input.ComplaintId, input.ToCommand(), useCase, context, cancellationToken);

    public static Task<ComplaintPayload> ComplaintResolve(
        ComplaintResolveInput input, ChangeComplaint useCase, HttpContext context, CancellationToken cancellationToken) =>
        ChangeAsync(input.ComplaintId, input.ToCommand(), useCase, context, cancellationToken);

    public static Task<ComplaintPayload> ComplaintReopen(
        ComplaintReopenInput input, ChangeComplaint useCase, HttpContext context, CancellationToken cancellationToken) =>
        ChangeAsync(input.ComplaintId, input.ToCommand(), useCase, context, cancellationToken);

    public static Task<ComplaintPayload> ComplaintClose(
        ComplaintCloseInput input, ChangeComplaint useCase, HttpContext context, CancellationToken cancellationToken) =>
        ChangeAsync(input.ComplaintId, input.ToCommand(), useCase, context, cancellationToken);

    public static async Task<ComplaintTargetPayload> ComplaintTargetSet(
        ComplaintTargetInput input, IComplaintStore store, HttpContext context, CancellationToken cancellationToken)
    {
        var (target, errors) = ComplaintTarget.Read(
            input.Category, input.Severity, input.Response.ToString(), input.Resolution.ToString());
        if (target is null)
        {
            return new ComplaintTargetPayload(null, ErrorMessages.For(context, errors));
        }

        await store.SaveTargetAsync(target, cancellationToken);
        return new ComplaintTargetPayload(target, []);
    }

    public static async Task<ComplaintTargetRemovePayload> ComplaintTargetRemove(
        string? category, ComplaintSeverity? severity, IComplaintStore store, CancellationToken cancellationToken) =>
        new(await store.RemoveTargetAsync(category, severity, cancellationToken));

    private static async Task<ComplaintPayload> ChangeAsync(
        GlobalId id,
        ChangeComplaintCommand command,
        ChangeComplaint useCase,
        HttpContext context,
        CancellationToken cancellationToken) =>
        id.IsOf(EntityKind.Complaint, "complaintId", out var mixedUp)
            ? Answer(context, await useCase.ExecuteAsync(command, cancellationToken))
            : Refused(context, mixedUp);

    private static ComplaintPayload Answer(HttpContext context, ComplaintOutcome outcome) =>
        new(outcome.Complaint, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);

    private static ComplaintPayload Refused(HttpContext context, DomainError error) =>
        new(null, ErrorMessages.For(context, [error]), Replayed: false);
}

/// <summary>Records what is promised and offered to customers who complained.</summary>
[ResolversOf("Mutation")]
internal static class CommitmentMutations
{
    public static async Task<CommitmentPayload> ComplaintCommit(
        ComplaintCommitInput input, MakeCommitment useCase, HttpContext context, CancellationToken cancellationToken) =>
        input.ComplaintId.IsOf(EntityKind.Complaint, "complaintId", out var mixedUp)
            ? Answer(context, await useCase.ExecuteAsync(input.ToCommand(), cancellationToken))
            : Answer(context, new CommitmentOutcome(null, [mixedUp]));

    public static async Task<CommitmentPayload> ComplaintCommitmentKeep(
        ComplaintCommitmentKeepInput input, KeepCommitment useCase, HttpContext context, CancellationToken cancellationToken) =>
        input.CommitmentId.IsOf(EntityKind.Commitment, "commitmentId", out var mixedUp)
            ? Answer(context, await useCase.ExecuteAsync(input.ToCommand(), cancellationToken))
            : Answer(context, new CommitmentOutcome(null, [mixedUp]));

    public static async Task<RecoveryOfferPayload> ComplaintOffer(
        ComplaintOfferInput input, OfferRecovery useCase, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = input.ComplaintId.IsOf(EntityKind.Complaint, "complaintId", out var mixedUp)
            ? await useCase.ExecuteAsync(input.ToCommand(), cancellationToken)
            : new RecoveryOfferOutcome(null, [mixedUp]);
        return Answer(context, outcome);
    }

    public static Task<RecoveryOfferPayload> ComplaintOfferAccept(
        ComplaintOfferAcceptInput input, AnswerRecoveryOffer useCase, HttpContext context, CancellationToken cancellationToken) =>
        AnswerOfferAsync(input.OfferId, input.ToCommand(), useCase, context, cancellationToken);

    public static Task<RecoveryOfferPayload> ComplaintOfferDecline(
        ComplaintOfferDeclineInput input, AnswerRecoveryOffer useCase, HttpContext context, CancellationToken cancellationToken) =>
        AnswerOfferAsync(input.OfferId, input.ToCommand(), useCase, context, cancellationToken);

    private static async Task<RecoveryOfferPayload> AnswerOfferAsync(
        GlobalId id,
        AnswerRecoveryOfferCommand command,
        AnswerRecoveryOffer useCase,
        HttpContext context,
        CancellationToken cancellationToken) =>
        Answer(context, id.IsOf(EntityKind.RecoveryOffer, "offerId", out var mixedUp)
            ? await useCase.ExecuteAsync(command, cancellationToken)
            : new RecoveryOfferOutcome(null, [mixedUp]));

    private static RecoveryOfferPayload Answer(HttpContext context, RecoveryOfferOutcome outcome) =>
        new(outcome.Offer, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);

    private static CommitmentPayload Answer(HttpContext context, CommitmentOutcome outcome) =>
        new(outcome.Commitment, ErrorMessages.For(context, outcome.Errors), outcome.Replayed);
}

/// <summary>What came of a mutation of a complaint.</summary>
internal sealed record ComplaintPayload(Complaint? Complaint, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>What came of a mutation of a commitment.</summary>
internal sealed record CommitmentPayload(Commitment? Commitment, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>What came of <c>complaintOffer</c>.</summary>
internal sealed record RecoveryOfferPayload(RecoveryOffer? Offer, IReadOnlyList<DomainError> Errors, bool Replayed);

/// <summary>What came of <c>complaintTargetRemove</c>.</summary>
internal sealed record ComplaintTargetRemovePayload(bool IsRemoved);

/// <summary>What came of <c>complaintTargetSet</c>.</summary>
internal sealed record ComplaintTargetPayload(ComplaintTarget? Target, IReadOnlyList<DomainError> Errors);
