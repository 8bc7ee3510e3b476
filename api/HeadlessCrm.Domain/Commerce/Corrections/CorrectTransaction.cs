using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Commerce.Returns;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Commerce.Corrections;

/// <summary>Corrects a transaction. It is named by id or by external reference; what is null stays as it is.</summary>
public sealed record CorrectTransactionCommand
{
    /// <summary>The transaction; null: named by <see cref="ExternalReference"/>.</summary>
    public Guid? TransactionId { get; init; }

    /// <summary>The transaction, by another system's key.</summary>
    public ExternalReference? ExternalReference { get; init; }

    /// <summary>When it happened; not in the future.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>The code of the dealer.</summary>
    public string? DealerCode { get; init; }

    /// <summary>The vehicle's odometer in kilometres.</summary>
    public int? OdometerKm { get; init; }

    /// <summary>The vehicle's identification number.</summary>
    public string? Vin { get; init; }

    /// <summary>All lines from now on, in the currency of the transaction.</summary>
    public IReadOnlyList<TransactionLineInput>? Lines { get; init; }

    /// <summary>Why; at most 400 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>Makes the command safe to repeat; required.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>What came of <see cref="CorrectTransaction"/>.</summary>
/// <param name="Transaction">The transaction as it is from now on; null when it was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="Replayed">Whether this is the first answer given again.</param>
public sealed record CorrectTransactionOutcome(
    Transaction? Transaction, IReadOnlyList<DomainError> Errors, bool Replayed = false);

/// <summary>Corrects a transaction; what it was before stays visible as a revision.</summary>
public sealed class CorrectTransaction(
    ITransactionStore transactions,
    ITransactionRevisionStore revisions,
    ITransactionReturnStore returns,
    IIdempotencyStore idempotency,
    TimeProvider clock)
{
    private readonly OncePerKey<CorrectTransactionOutcome> once = new(idempotency, clock, nameof(CorrectTransaction))
    {
        IsKeyRequired = true,
        Refuse = static error => Refused(error),
        Replay = (entry, _) => new(new CorrectTransactionOutcome(Idempotent.Read<Transaction>(entry), [], Replayed: true)),
    };

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<CorrectTransactionOutcome> ExecuteAsync(CorrectTransactionCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private static CorrectTransactionOutcome Refused(params IReadOnlyList<DomainError> errors) => new(null, errors);

    private async Task<CorrectTransactionOutcome?> TryAsync(
        CorrectTransactionCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var (found, refusal) = await NamedTransaction.FindAsync(
            transactions, command.TransactionId, command.ExternalReference, cancellationToken);
        if (found is not { } before)
        {
            return Refused(refusal!);
        }

        if (before.Reversal is { } reversal)
        {
            return Refused(new TransactionAlreadyReversed(before.Id, reversal.ReversedAt));
        }

        if (TransactionRules.Check(command, before, attempt.Now) is { Count: > 0 } errors)
        {
            return Refused(errors);
        }

        if ((await returns.GetByTransactionsAsync([before.Id], cancellationToken))[0].Count > 0)
        {
            return Refused(new TransactionHasReturns(before.Id));
        }

        var earlier = (await revisions.GetByTransactionsAsync([before.Id], cancellationToken))[0].Count;
        var (after, lines) = Build(command, before);
        var change = new TransactionCorrection(before, after, lines, earlier, command.Reason, attempt.Now, attempt.Keep(after));
        return await revisions.CorrectAsync(change, cancellationToken) == TransactionSaveResult.Saved
            ? new CorrectTransactionOutcome(after, [])
            : null;
    }

    private static (Transaction After, IReadOnlyList<TransactionLine>? Lines) Build(CorrectTransactionCommand command, Transaction before)
    {
        var currency = before.Net.Currency;
        var after = before with
        {
            OccurredAt = command.OccurredAt?.ToUniversalTime() ?? before.OccurredAt,
            DealerCode = command.DealerCode ?? before.DealerCode,
            OdometerKm = command.OdometerKm ?? before.OdometerKm,
            Vin = command.Vin ?? before.Vin,
        };
        if (command.Lines is not { } given)
        {
            return (after, null);
        }

        var totals = TransactionTotals.Of(currency, given);
        TransactionLine[] lines =
        [
            .. given.Select(line => new TransactionLine(
                line.ProductType,
                line.Quantity,
                Money.Rounded(line.Net, currency),
                line.Cost is { } cost ? Money.Rounded(cost, currency) : null)),
        ];
        return (after with { Net = totals.Net, Cost = totals.Cost, Quantity = totals.Quantity }, lines);
    }
}
