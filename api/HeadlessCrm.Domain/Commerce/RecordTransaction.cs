using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Commerce;

/// <summary>Records something a customer bought. The customer is named by id or by external reference.</summary>
public sealed record RecordTransactionCommand
{
    /// <summary>Who bought; null: named by <see cref="CustomerExternalReference"/>.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>Who bought, by another system's key.</summary>
    public ExternalReference? CustomerExternalReference { get; init; }

    /// <summary>The key the transaction has in the system it comes from; null: none.</summary>
    public ExternalReference? ExternalReference { get; init; }

    /// <summary>The kind.</summary>
    public required TransactionKind Kind { get; init; }

    /// <summary>
    /// When it happened, which is when it counts; not in the future. Null: when it was closed, or else opened; one of the three is needed.
    /// </summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>When the order was opened; null: it never was an open order. Not in the future.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When the order was closed; null: it is open, when it was opened. Not in the future and not before it was opened.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The ISO 4217 code of every amount.</summary>
    public required string Currency { get; init; }

    /// <summary>The code of the dealer.</summary>
    public string? DealerCode { get; init; }

    /// <summary>The vehicle's odometer in kilometres.</summary>
    public int? OdometerKm { get; init; }

    /// <summary>The vehicle's identification number.</summary>
    public string? Vin { get; init; }

    /// <summary>The quote it came from, of the same customer, which is won by it; null: none is named.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? QuoteId { get; init; }

    /// <summary>The quote, by another system's key.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExternalReference? QuoteExternalReference { get; init; }

    /// <summary>The lines, one at least.</summary>
    public required IReadOnlyList<TransactionLineInput> Lines { get; init; }

    /// <summary>Makes the command safe to repeat; required.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>A line of a transaction to record.</summary>
/// <param name="ProductType">The code of the product or service type; free, at most 100 characters.</param>
/// <param name="Quantity">How many or how much, to six decimals.</param>
/// <param name="Net">The net amount before tax, in major units.</param>
/// <param name="Cost">What it cost the seller, in major units; null: not known.</param>
/// <param name="LabourHours">The hours of work, to six decimals; null: none, or not known.</param>
public readonly record struct TransactionLineInput(
    string ProductType,
    decimal Quantity,
    decimal Net,
    decimal? Cost = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? LabourHours = null);

/// <summary>What came of <see cref="RecordTransaction"/>.</summary>
/// <param name="Transaction">The transaction; null when it was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="Replayed">Whether this is the first answer given again.</param>
public sealed record RecordTransactionOutcome(
    Transaction? Transaction, IReadOnlyList<DomainError> Errors, bool Replayed = false);

/// <summary>Records something a customer bought.</summary>
public sealed class RecordTransaction(
    ITransactionStore transactions,
    ICustomerStore customers,
    IQuoteStore quotes,
    IIdempotencyStore idempotency,
    TimeProvider clock)
{
    private readonly OncePerKey<RecordTransactionOutcome> once = new(idempotency, clock, nameof(RecordTransaction))
    {
        IsKeyRequired = true,
        Refuse = Refused,
        Replay = (entry, _) => new(new RecordTransactionOutcome(Idempotent.Read<Transaction>(entry), [], Replayed: true)),
    };

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<RecordTransactionOutcome> ExecuteAsync(RecordTransactionCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private async Task<RecordTransactionOutcome?> TryAsync(
        RecordTransactionCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        var now = attempt.Now;
        var errors = TransactionRules.Check(command, now);
        if (errors.Count > 0)
        {
            return new RecordTransactionOutcome(null, errors);
        }

        var (customer, postedFor, refusal) = await PostedCustomer.FindAsync(
            customers, command.CustomerId, command.CustomerExternalReference, cancellationToken);
        refusal ??= await CheckReferenceAsync(command, cancellationToken);
        if (refusal is not null)
        {
            return Refused(refusal);
        }

        var (transaction, lines) = Build(command, customer!.Id, now);
        var (won, quoteRefusal) = await QuoteRules.FindWonAsync(
            quotes, command.QuoteId, command.QuoteExternalReference, transaction, cancellationToken);
        if (quoteRefusal is not null)
        {
            return Refused(quoteRefusal);
        }

        var kept = attempt.Keep(transaction)!;
        var status = TransactionRules.StatusAfter(transaction, customer.Status);
        var result = await transactions.RecordAsync(
            new NewTransaction(transaction, lines, status, kept) { PostedFor = postedFor, Quote = won }, cancellationToken);
        return result == TransactionSaveResult.Saved
            ? new RecordTransactionOutcome(transaction, [])
            : null;
    }

    private static RecordTransactionOutcome Refused(DomainError error) => new(null, [error]);

    private async Task<DomainError?> CheckReferenceAsync(
        RecordTransactionCommand command, CancellationToken cancellationToken)
    {
        if (command.ExternalReference is not { } reference)
        {
            return null;
        }

        var existing = await transactions.FindByExternalReferencesAsync([reference], cancellationToken);
        return existing[0] is { } taken
            ? new TransactionAlreadyRecorded(reference, taken.Id) { Path = ["externalRef"] }
            : null;
    }

    private static (Transaction Transaction, IReadOnlyList<TransactionLine> Lines) Build(
        RecordTransactionCommand command, Guid customerId, DateTimeOffset now)
    {
        var totals = TransactionTotals.Of(command.Currency, command.Lines);
        var transaction = new Transaction
        {
            Id = EntityId.Create(now),
            CustomerId = customerId,
            Kind = command.Kind,
            OccurredAt = (command.OccurredAt ?? command.ClosedAt ?? command.OpenedAt)!.Value.ToUniversalTime(),
            RecordedAt = now,
            OpenedAt = command.OpenedAt?.ToUniversalTime(),
            ClosedAt = command.ClosedAt?.ToUniversalTime(),
            Net = totals.Net,
            Cost = totals.Cost,
            Quantity = totals.Quantity,
            LabourHours = totals.LabourHours,
            DealerCode = command.DealerCode,
            OdometerKm = command.OdometerKm,
            Vin = command.Vin,
            ExternalReference = command.ExternalReference,
        };
        TransactionLine[] lines = [.. command.Lines.Select(line => TransactionLine.Of(line, command.Currency))];
        return (transaction, lines);
    }
}
