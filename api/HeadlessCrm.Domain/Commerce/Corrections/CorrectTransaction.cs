using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Commerce.Returns;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Commerce.Corrections;

/// <summary>Corrects a transaction. It is named by id or by external reference; what is null stays as it is.</summary>
public sealed record CorrectTransactionCommand
{
    /// <summary>The transaction; null: named by <see cref="ExternalReference"/>.</summary>
    public Guid? TransactionId { get; init; }

    /// <summary>The transaction, by another system's key.</summary>
    public ExternalReference? ExternalReference { get; init; }

    /// <summary>The kind.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TransactionKind? Kind { get; init; }

    /// <summary>
    /// Who bought, when it was posted for somebody else. A quote of whoever it was posted for, which it won, is open again.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? CustomerId { get; init; }

    /// <summary>Who bought, by another system's key.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExternalReference? CustomerExternalReference { get; init; }

    /// <summary>The ISO 4217 code of every amount; without <see cref="Lines"/> the amounts keep their figures.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Currency { get; init; }

    /// <summary>The quote it came from, which is won by it; the one it was said to come from is open again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? QuoteId { get; init; }

    /// <summary>The quote, by another system's key.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExternalReference? QuoteExternalReference { get; init; }

    /// <summary>When it happened; not in the future. An order that is closed by the correction happened then, unless this says otherwise.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>When the order was opened; not in the future.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When the order was closed; not in the future and not before it was opened.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The code of the dealer.</summary>
    public string? DealerCode { get; init; }

    /// <summary>The vehicle's odometer in kilometres.</summary>
    public int? OdometerKm { get; init; }

    /// <summary>The vehicle's identification number.</summary>
    public string? Vin { get; init; }

    /// <summary>All lines from now on, in <see cref="Currency"/> or else the currency of the transaction.</summary>
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
    ICustomerStore customers,
    IQuoteStore quotes,
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

        if ((await returns.GetByTransactionsAsync([before.Id], cancellationToken))[0].Count > 0)
        {
            return Refused(new TransactionHasReturns(before.Id));
        }

        var given = await GetLinesAsync(command, before, cancellationToken);
        if (CorrectionRules.Check(command, before, given, attempt.Now) is { Count: > 0 } errors)
        {
            return Refused(errors);
        }

        var (customer, postedFor, unknown) = await FindCustomerAsync(command, before, cancellationToken);
        if (unknown is not null)
        {
            return Refused(unknown);
        }

        var after = CorrectionRules.Apply(command, before, customer!.Id, given);
        var (won, quoteRefusal) = await QuoteRules.FindWonAsync(
            quotes, command.QuoteId, command.QuoteExternalReference, after, cancellationToken);
        if (quoteRefusal is not null)
        {
            return Refused(quoteRefusal);
        }

        var earlier = (await revisions.GetByTransactionsAsync([before.Id], cancellationToken))[0].Count;
        TransactionLine[]? lines = given is null ? null : [.. given.Select(line => TransactionLine.Of(line, after.Net.Currency))];
        var isPurchase = CorrectionRules.MakesCustomer(before, after, postedFor is not null);
        var change = new TransactionCorrection(before, after, lines, earlier, command.Reason, attempt.Now, attempt.Keep(after))
        {
            PostedFor = postedFor,
            MakesCustomer = isPurchase,
            CustomerStatus = isPurchase ? TransactionRules.StatusAfter(after, customer.Status) : null,
            Quote = won,
        };
        return await revisions.CorrectAsync(change, cancellationToken) == TransactionSaveResult.Saved
            ? new CorrectTransactionOutcome(after, [])
            : null;
    }

    /// <summary>The lines from now on; null: they stay. In another currency the amounts there are keep their figures.</summary>
    private async Task<IReadOnlyList<TransactionLineInput>?> GetLinesAsync(
        CorrectTransactionCommand command, Transaction before, CancellationToken cancellationToken)
    {
        if (command.Lines is not null || command.Currency is null || command.Currency == before.Net.Currency)
        {
            return command.Lines;
        }

        return
        [
            .. (await transactions.GetLinesAsync([before.Id], cancellationToken))[0].Select(line => new TransactionLineInput(
                line.ProductType, line.Quantity, line.Net.Amount, line.Cost?.Amount, line.LabourHours)),
        ];
    }

    /// <summary>Whose the transaction is from now on, and whom it is posted for when that is somebody else than before.</summary>
    private async Task<(Customer? Customer, Guid? PostedFor, DomainError? Refusal)> FindCustomerAsync(
        CorrectTransactionCommand command, Transaction before, CancellationToken cancellationToken)
    {
        if (command.CustomerId is null && command.CustomerExternalReference is null)
        {
            return ((await customers.GetAsync([before.CustomerId], cancellationToken))[0], null, null);
        }

        var (customer, postedFor, refusal) = await PostedCustomer.FindAsync(
            customers, command.CustomerId, command.CustomerExternalReference, cancellationToken);
        return (customer, postedFor, refusal);
    }
}
