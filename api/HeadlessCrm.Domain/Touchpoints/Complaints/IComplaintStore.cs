using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Domain.Touchpoints.Complaints;

/// <summary>Keeps complaints with their history, commitments and offers, and the targets they are held to.</summary>
public interface IComplaintStore
{
    /// <summary>The complaints of these ids; null where there is none.</summary>
    Task<IReadOnlyList<Complaint?>> GetAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>A part of the list of complaints.</summary>
    Task<Slice<Complaint>> PageAsync(PageRequest<ComplaintOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many complaints match; null: how many there are.</summary>
    Task<int> CountAsync(Filter? where, CancellationToken cancellationToken);

    /// <summary>The same part of the list of each customer's complaints; one query.</summary>
    Task<IReadOnlyList<Slice<Complaint>>> PageByCustomersAsync(
        IReadOnlyList<Guid> customerIds, PageRequest<ComplaintOrderField> request, CancellationToken cancellationToken);

    /// <summary>How many complaints of each customer match; null: how many each has.</summary>
    Task<IReadOnlyList<int>> CountByCustomersAsync(
        IReadOnlyList<Guid> customerIds, Filter? where, CancellationToken cancellationToken);

    /// <summary>The history of each complaint, as it was recorded.</summary>
    Task<IReadOnlyList<IReadOnlyList<ComplaintEntry>>> GetHistoryAsync(
        IReadOnlyList<Guid> complaintIds, CancellationToken cancellationToken);

    /// <summary>The commitments of each complaint, the one due first first.</summary>
    Task<IReadOnlyList<IReadOnlyList<Commitment>>> GetCommitmentsAsync(
        IReadOnlyList<Guid> complaintIds, CancellationToken cancellationToken);

    /// <summary>The offers made for each complaint, as they were made.</summary>
    Task<IReadOnlyList<IReadOnlyList<RecoveryOffer>>> GetOffersAsync(
        IReadOnlyList<Guid> complaintIds, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a new complaint with the first line of its history and tells the feed. False when the key of the entry was taken, or
    /// the customer merged or unmerged, in between; then nothing was written.
    /// </summary>
    Task<bool> OpenAsync(
        Complaint complaint, Guid postedFor, ComplaintEntry entry, IdempotencyEntry idempotency, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the next version of a complaint with a line of its history; a resolution is told to the feed. False when the complaint
    /// has changed, or the key was taken, in between; then nothing was written.
    /// </summary>
    Task<bool> ChangeAsync(
        Complaint complaint, ComplaintEntry entry, IdempotencyEntry idempotency, CancellationToken cancellationToken);

    /// <summary>Writes a new commitment; false when the key was taken in between.</summary>
    Task<bool> CommitAsync(Commitment commitment, IdempotencyEntry idempotency, CancellationToken cancellationToken);

    /// <summary>The commitments of these ids; null where there is none.</summary>
    Task<IReadOnlyList<Commitment?>> FindCommitmentsAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Writes that a commitment was kept; false when it was already, or the key was taken, in between.</summary>
    Task<bool> KeepAsync(Commitment commitment, IdempotencyEntry idempotency, CancellationToken cancellationToken);

    /// <summary>Commitments that fell due before a moment and were not kept by then, whose breach nobody took note of.</summary>
    Task<IReadOnlyList<Commitment>> ListBreachedAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Takes note of the breach of a commitment, which is done once, and tells the feed when the customer has spent as much as is
    /// given. False when somebody did so before.
    /// </summary>
    Task<bool> NoteBreachAsync(Guid commitmentId, decimal valuableSpend, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Writes an offer provided that, with all that was offered to the customer before and is taken or may be taken still, it does not
    /// exceed a limit of the same currency.
    /// </summary>
    Task<RecoveryOfferResult> OfferAsync(
        RecoveryOffer offer, Money limit, IdempotencyEntry idempotency, CancellationToken cancellationToken);

    /// <summary>The offers of these ids; null where there is none.</summary>
    Task<IReadOnlyList<RecoveryOffer?>> FindOffersAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the answer to an offer with the next version of its complaint and a line of its history, provided that, with all that the
    /// customer took before, it does not exceed a limit of the same currency. Not saved when it was answered, the complaint changed, or
    /// the key taken, in between.
    /// </summary>
    /// <param name="offer">The offer with its answer.</param>
    /// <param name="limit">The limit; null: none.</param>
    /// <param name="complaint">The complaint after it.</param>
    /// <param name="entry">The line.</param>
    /// <param name="idempotency">The entry of the key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<RecoveryOfferResult> AnswerOfferAsync(
        RecoveryOffer offer,
        Money? limit,
        Complaint complaint,
        ComplaintEntry entry,
        IdempotencyEntry idempotency,
        CancellationToken cancellationToken);

    /// <summary>The targets that were set, by category and severity; those for any come first.</summary>
    Task<IReadOnlyList<ComplaintTarget>> ListTargetsAsync(CancellationToken cancellationToken);

    /// <summary>Sets the target of a category and a severity.</summary>
    Task SaveTargetAsync(ComplaintTarget target, CancellationToken cancellationToken);

    /// <summary>Takes back what was set for a category and a severity; whether anything was.</summary>
    Task<bool> RemoveTargetAsync(string? category, ComplaintSeverity? severity, CancellationToken cancellationToken);
}

/// <summary>What came of writing an offer.</summary>
/// <param name="IsSaved">Whether it is durable.</param>
/// <param name="OfferedBefore">
/// What was offered, or taken, before, when the offer exceeds the limit with it; null: it was saved, or somebody came between.
/// </param>
public readonly record struct RecoveryOfferResult(bool IsSaved, Money? OfferedBefore = null);
