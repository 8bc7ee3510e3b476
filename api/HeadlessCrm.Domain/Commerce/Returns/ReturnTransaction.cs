using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Commerce.Returns;

/// <summary>Takes a part of a transaction back. It is named by id or by external reference.</summary>
public sealed record ReturnTransactionCommand
{
    /// <summary>The transaction; null: named by <see cref="ExternalReference"/>.</summary>
    public Guid? TransactionId { get; init; }

    /// <summary>The transaction, by another system's key.</summary>
    public ExternalReference? ExternalReference { get; init; }

    /// <summary>What is returned of which lines; each line once.</summary>
    public required IReadOnlyList<ReturnedQuantity> Lines { get; init; }

    /// <summary>When it was returned; null: now. Not in the future and not before the transaction.</summary>
    public DateTimeOffset? ReturnedAt { get; init; }

    /// <summary>Why; at most 400 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>Makes the command safe to repeat; required.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>How much is returned of a line.</summary>
/// <param name="Line">The line's place in the transaction, from 0.</param>
/// <param name="Quantity">How many or how much.</param>
public readonly record struct ReturnedQuantity(int Line, decimal Quantity);

/// <summary>What came of <see cref="ReturnTransaction"/>.</summary>
/// <param name="Transaction">The transaction, reversed when nothing is left of it; null when it was refused.</param>
/// <param name="Return">What was returned; null when it was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="Replayed">Whether this is the first answer given again.</param>
public sealed record ReturnTransactionOutcome(
    Transaction? Transaction, TransactionReturn? Return, IReadOnlyList<DomainError> Errors, bool Replayed = false);

/// <summary>Takes a part of a transaction back; when nothing is left of it, it is reversed with that.</summary>
public sealed class ReturnTransaction(
    ITransactionStore transactions, ITransactionReturnStore returns, IIdempotencyStore idempotency, TimeProvider clock)
{
    private readonly OncePerKey<ReturnTransactionOutcome> once = new(idempotency, clock, nameof(ReturnTransaction))
    {
        IsKeyRequired = true,
        Refuse = Refused,
        Replay = (entry, _) =>
        {
            var (transaction, returned) = Idempotent.Read<Answer>(entry);
            return new(new ReturnTransactionOutcome(transaction, returned, [], Replayed: true));
        },
    };

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<ReturnTransactionOutcome> ExecuteAsync(ReturnTransactionCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private static ReturnTransactionOutcome Refused(DomainError error) => new(null, null, [error]);

    private async Task<ReturnTransactionOutcome?> TryAsync(
        ReturnTransactionCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var (found, refusal) = await NamedTransaction.FindAsync(
            transactions, command.TransactionId, command.ExternalReference, cancellationToken);
        if (found is not { } transaction)
        {
            return Refused(refusal!);
        }

        var lines = (await transactions.GetLinesAsync([transaction.Id], cancellationToken))[0];
        var earlier = (await returns.GetByTransactionsAsync([transaction.Id], cancellationToken))[0];
        if (ReturnRules.Check(command, transaction, lines, earlier, attempt.Now) is { } fault)
        {
            return Refused(fault);
        }

        var returned = Build(command, transaction, lines, earlier, attempt.Now);
        TransactionReturn[] all = [.. earlier, returned];
        var reversal = ReturnRules.IsComplete(lines, all)
            ? new Reversal(EntityId.Create(attempt.Now), transaction.Id, all.Max(one => one.ReturnedAt), attempt.Now, command.Reason)
            : null;
        var answer = transaction with { Reversal = reversal };
        var change = new NewTransactionReturn(returned, earlier.Count, reversal, attempt.Keep(new Answer(answer, returned)));
        return await returns.SaveAsync(change, cancellationToken) == TransactionSaveResult.Saved
            ? new ReturnTransactionOutcome(answer, returned, [])
            : null;
    }

    private static TransactionReturn Build(
        ReturnTransactionCommand command,
        Transaction transaction,
        IReadOnlyList<TransactionLine> lines,
        IReadOnlyList<TransactionReturn> earlier,
        DateTimeOffset now)
    {
        ReturnedLine[] parts = [.. command.Lines.Select(one => ReturnRules.Part(one.Line, one.Quantity, lines[one.Line], earlier))];
        var currency = transaction.Net.Currency;
        return new TransactionReturn
        {
            Id = EntityId.Create(now),
            TransactionId = transaction.Id,
            ReturnedAt = (command.ReturnedAt ?? now).ToUniversalTime(),
            RecordedAt = now,
            Reason = command.Reason,
            Net = Money.Rounded(parts.Sum(part => part.Net.Amount), currency),
            Cost = transaction.Cost is null ? null : Money.Rounded(parts.Sum(part => part.Cost!.Value.Amount), currency),
            Lines = parts,
        };
    }

    private sealed record Answer(Transaction Transaction, TransactionReturn Return);
}
