using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Commerce;

/// <summary>Takes a whole transaction back. It is named by id or by external reference.</summary>
public sealed record ReverseTransactionCommand
{
    /// <summary>The transaction; null: named by <see cref="ExternalReference"/>.</summary>
    public Guid? TransactionId { get; init; }

    /// <summary>The transaction, by another system's key.</summary>
    public ExternalReference? ExternalReference { get; init; }

    /// <summary>When it was taken back; null: now. Not in the future and not before the transaction.</summary>
    public DateTimeOffset? ReversedAt { get; init; }

    /// <summary>Why; at most 400 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>Makes the command safe to repeat; required.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>What came of <see cref="ReverseTransaction"/>.</summary>
/// <param name="Transaction">The transaction with its reversal; null when it was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="Replayed">Whether this is the first answer given again.</param>
public sealed record ReverseTransactionOutcome(
    Transaction? Transaction, IReadOnlyList<DomainError> Errors, bool Replayed = false);

/// <summary>Takes a whole transaction back.</summary>
public sealed class ReverseTransaction(ITransactionStore transactions, IIdempotencyStore idempotency, TimeProvider clock)
{
    private readonly OncePerKey<ReverseTransactionOutcome> once = new(idempotency, clock, nameof(ReverseTransaction))
    {
        IsKeyRequired = true,
        Refuse = Refused,
        Replay = (entry, _) => new(new ReverseTransactionOutcome(Idempotent.Read<Transaction>(entry), [], Replayed: true)),
    };

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<ReverseTransactionOutcome> ExecuteAsync(ReverseTransactionCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<ReverseTransactionOutcome?> TryAsync(
        ReverseTransactionCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var now = attempt.Now;
        var (transaction, refusal) = await NamedTransaction.FindAsync(
            transactions, command.TransactionId, command.ExternalReference, cancellationToken);
        refusal ??= TransactionRules.CheckReversal(command, transaction!, now);
        if (refusal is not null)
        {
            return Refused(refusal);
        }

        var reversedAt = (command.ReversedAt ?? now).ToUniversalTime();
        var reversal = new Reversal(EntityId.Create(now), transaction!.Id, reversedAt, now, command.Reason);
        var answer = transaction with { Reversal = reversal };
        var kept = attempt.Keep(answer)!;
        return await transactions.ReverseAsync(reversal, kept, cancellationToken) == TransactionSaveResult.Saved
            ? new ReverseTransactionOutcome(answer, [])
            : null;
    }

    private static ReverseTransactionOutcome Refused(DomainError error) => new(null, [error]);
}
