using System.Text.Json.Serialization;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Domain.Commerce.Quotes;

/// <summary>Records what a customer was offered. The customer is named by id or by external reference.</summary>
public sealed record RecordQuoteCommand
{
    /// <summary>Who was offered it; null: named by <see cref="CustomerExternalReference"/>.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>Who was offered it, by another system's key.</summary>
    public ExternalReference? CustomerExternalReference { get; init; }

    /// <summary>The key the quote has in the system it comes from; null: none.</summary>
    public ExternalReference? ExternalReference { get; init; }

    /// <summary>When it was offered; null: now. Not in the future.</summary>
    public DateTimeOffset? QuotedAt { get; init; }

    /// <summary>Until when it holds; null: no end. Not before it was offered.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>The ISO 4217 code of every amount.</summary>
    public required string Currency { get; init; }

    /// <summary>The lines, one at least.</summary>
    public required IReadOnlyList<QuoteLineInput> Lines { get; init; }

    /// <summary>The vehicle the customer is interested in, in words; at most 200 characters.</summary>
    public string? VehicleOfInterest { get; init; }

    /// <summary>The vehicle's identification number.</summary>
    public string? Vin { get; init; }

    /// <summary>What brought the customer; at most 100 characters.</summary>
    public string? Source { get; init; }

    /// <summary>The code of the dealer.</summary>
    public string? DealerCode { get; init; }

    /// <summary>Makes the command safe to repeat; required.</summary>
    [JsonIgnore]
    public string? IdempotencyKey { get; init; }
}

/// <summary>A line of a quote to record.</summary>
/// <param name="ProductType">The code of the product or service type; free, at most 100 characters.</param>
/// <param name="Quantity">How many or how much, to six decimals.</param>
/// <param name="Net">The net amount before tax, in major units.</param>
public readonly record struct QuoteLineInput(string ProductType, decimal Quantity, decimal Net);

/// <summary>What came of a command about a quote.</summary>
/// <param name="Quote">The quote as it is from now on; null when the command was refused.</param>
/// <param name="Errors">Why it was refused; empty when it was not.</param>
/// <param name="Replayed">Whether this is the first answer given again.</param>
public sealed record QuoteResult(Quote? Quote, IReadOnlyList<DomainError> Errors, bool Replayed = false);

/// <summary>Records what a customer was offered.</summary>
public sealed class RecordQuote(IQuoteStore quotes, ICustomerStore customers, IIdempotencyStore idempotency, TimeProvider clock)
{
    private readonly OncePerKey<QuoteResult> once = new(idempotency, clock, nameof(RecordQuote))
    {
        IsKeyRequired = true,
        Refuse = static error => Refused([error]),
        Replay = (entry, _) => new(new QuoteResult(Idempotent.Read<Quote>(entry), [], Replayed: true)),
    };

    /// <summary>Carries the command out; a repeat with the same key answers as the first time.</summary>
    public Task<QuoteResult> ExecuteAsync(RecordQuoteCommand command, CancellationToken cancellationToken) =>
        once.ExecuteAsync(command, command.IdempotencyKey, TryAsync, cancellationToken);

    private static QuoteResult Refused(IReadOnlyList<DomainError> errors) => new(null, errors);

    private async Task<QuoteResult?> TryAsync(
        RecordQuoteCommand command, KeyedTry attempt, CancellationToken cancellationToken)
    {
        if (TransactionRules.Check(command, attempt.Now) is { Count: > 0 } errors)
        {
            return Refused(errors);
        }

        var (customer, postedFor, refusal) = await PostedCustomer.FindAsync(
            customers, command.CustomerId, command.CustomerExternalReference, cancellationToken);
        if (refusal is null && command.ExternalReference is { } reference
            && (await quotes.FindByExternalReferencesAsync([reference], cancellationToken))[0] is { } taken)
        {
            refusal = new QuoteAlreadyRecorded(reference, taken.Id) { Path = ["externalRef"] };
        }

        if (refusal is not null)
        {
            return Refused([refusal]);
        }

        var (quote, lines) = Build(command, customer!.Id, attempt.Now);
        return await quotes.RecordAsync(quote, lines, postedFor, attempt.Keep(quote)!, cancellationToken)
            ? new QuoteResult(quote, [])
            : null;
    }

    private static (Quote Quote, IReadOnlyList<QuoteLine> Lines) Build(RecordQuoteCommand command, Guid customerId, DateTimeOffset now)
    {
        QuoteLine[] lines =
        [
            .. command.Lines.Select(line => new QuoteLine(line.ProductType, line.Quantity, Money.Rounded(line.Net, command.Currency))),
        ];
        var quote = new Quote
        {
            Id = EntityId.Create(now),
            CustomerId = customerId,
            QuotedAt = command.QuotedAt?.ToUniversalTime() ?? now,
            RecordedAt = now,
            ValidUntil = command.ValidUntil?.ToUniversalTime(),
            Net = Money.Rounded(lines.Sum(line => line.Net.Amount), command.Currency),
            VehicleOfInterest = command.VehicleOfInterest,
            Vin = command.Vin,
            Source = command.Source,
            DealerCode = command.DealerCode,
            ExternalReference = command.ExternalReference,
        };
        return (quote, lines);
    }
}
