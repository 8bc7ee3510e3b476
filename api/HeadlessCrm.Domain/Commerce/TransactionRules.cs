using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Commerce.Returns;
using HeadlessCrm.Domain.Customers;

namespace HeadlessCrm.Domain.Commerce;

/// <summary>What transactions must meet.</summary>
internal static class TransactionRules
{
    private const int MaxLines = 1000;
    private const int MaxProductTypeLength = 100;
    private const int MaxDealerCodeLength = 64;
    /// <summary>The greatest length of a reason.</summary>
    public const int MaxReasonLength = 400;

    private const int MaxVehicleLength = 200;
    private const int MaxSourceLength = 100;
    private const int MaxOdometerKm = 10_000_000;
    private const decimal MaxQuantity = 1_000_000_000m;
    private const int QuantityDecimals = 6;

    /// <summary>
    /// The status a customer takes by buying; null when it does not change. Buying from a partner changes nothing, nor does an order
    /// that is still open.
    /// </summary>
    public static CustomerStatus? StatusAfter(Transaction transaction, CustomerStatus current) =>
        !transaction.MakesCustomer || current == CustomerStatus.Customer ? null : CustomerStatus.Customer;

    public static IReadOnlyList<DomainError> Check(RecordTransactionCommand command, DateTimeOffset now)
    {
        var errors = new List<DomainError>();
        PostedCustomer.Check(command.CustomerId, command.CustomerExternalReference, errors);
        ReferenceRules.Check(command.ExternalReference, errors, "externalRef");
        ReferenceRules.Check(command.QuoteExternalReference, errors, "quoteExternalRef");
        CheckKind(command.Kind, errors);
        TimeRules.Happened(command.OccurredAt, now, errors, "occurredAt");
        if (command is { OccurredAt: null, OpenedAt: null, ClosedAt: null })
        {
            errors.Add(InvalidValue.At("Say when it happened, or when the order was opened or closed.", "occurredAt"));
        }

        WorkRules.Check(command.OpenedAt, command.ClosedAt, now, errors);
        CheckVehicle(command.DealerCode, command.OdometerKm, command.Vin, errors);
        CheckLines(command.Currency, command.Lines, errors);
        return errors;
    }

    public static IReadOnlyList<DomainError> Check(ImportedTransaction row, DateTimeOffset now)
    {
        var errors = new List<DomainError>();
        TextRules.Required(row.ExternalId, ReferenceRules.MaxIdLength, errors, "externalId");
        TextRules.Required(row.CustomerExternalId, ReferenceRules.MaxIdLength, errors, "customerExternalId");
        CheckKind(row.Kind, errors);
        TimeRules.Happened(row.OccurredAt, now, errors, "occurredAt");
        WorkRules.Check(row.OpenedAt, row.ClosedAt, now, errors);
        TextRules.Optional(row.QuoteExternalId, ReferenceRules.MaxIdLength, errors, "quoteExternalId");
        if (row is { Kind: TransactionKind.Partner, QuoteExternalId: not null })
        {
            errors.Add(InvalidValue.At("A purchase at a partner comes from no quote of ours; leave the quote out.", "quoteExternalId"));
        }

        CheckVehicle(row.DealerCode, row.OdometerKm, row.Vin, errors);
        CheckLines(row.Currency, row.Lines, errors);
        return errors.Count == 0 ? [] : errors;
    }

    public static DomainError? CheckReversal(
        ReverseTransactionCommand command, Transaction transaction, DateTimeOffset now)
    {
        if (transaction.Reversal is { } earlier)
        {
            return new TransactionAlreadyReversed(transaction.Id, earlier.ReversedAt);
        }

        var errors = new List<DomainError>();
        TextRules.Optional(command.Reason, MaxReasonLength, errors, "reason");
        if (command.ReversedAt is { } at)
        {
            TimeRules.Happened(at, now, errors, "reversedAt");
            CheckNotBefore(at, transaction, "reversedAt", errors);
        }

        return errors.FirstOrDefault();
    }

    public static DomainError? CheckReturn(ReturnTransactionCommand command, Transaction transaction, DateTimeOffset now)
    {
        var errors = new List<DomainError>();
        TextRules.Optional(command.Reason, MaxReasonLength, errors, "reason");
        if (command.ReturnedAt is { } at)
        {
            TimeRules.Happened(at, now, errors, "returnedAt");
            CheckNotBefore(at, transaction, "returnedAt", errors);
        }

        return errors.FirstOrDefault();
    }

    public static IReadOnlyList<DomainError> Check(RecordQuoteCommand command, DateTimeOffset now)
    {
        var errors = new List<DomainError>();
        PostedCustomer.Check(command.CustomerId, command.CustomerExternalReference, errors);
        ReferenceRules.Check(command.ExternalReference, errors, "externalRef");
        TimeRules.Happened(command.QuotedAt ?? now, now, errors, "quotedAt");
        if (command.ValidUntil < (command.QuotedAt ?? now))
        {
            errors.Add(InvalidValue.At($"validUntil {command.ValidUntil:O} is before the quote.", "validUntil"));
        }

        CheckVehicle(command.DealerCode, null, command.Vin, errors);
        TextRules.Optional(command.VehicleOfInterest, MaxVehicleLength, errors, "vehicleOfInterest");
        TextRules.Optional(command.Source, MaxSourceLength, errors, "source");
        CheckLines(
            command.Currency,
            [.. command.Lines.Select(line => new TransactionLineInput(line.ProductType, line.Quantity, line.Net))],
            errors);
        return errors;
    }

    public static DomainError? CheckClosing(CloseQuoteCommand command, Quote quote, DateTimeOffset now)
    {
        if (quote is { Outcome: { } outcome, ClosedAt: { } closedAt })
        {
            return new QuoteAlreadyClosed(quote.Id, outcome, closedAt);
        }

        var errors = new List<DomainError>();
        TextRules.Optional(command.Reason, MaxReasonLength, errors, "reason");
        if (command.ClosedAt is { } at)
        {
            TimeRules.Happened(at, now, errors, "closedAt");
            if (at < quote.QuotedAt)
            {
                errors.Add(InvalidValue.At($"closedAt {at:O} is before the quote, which was made at {quote.QuotedAt:O}.", "closedAt"));
            }
        }

        return errors.FirstOrDefault();
    }

    private static void CheckNotBefore(DateTimeOffset at, Transaction transaction, string field, List<DomainError> errors)
    {
        if (at < transaction.OccurredAt)
        {
            errors.Add(InvalidValue.At(
                $"{field} {at:O} is before the transaction, which happened at {transaction.OccurredAt:O}.", field));
        }
    }

    /// <summary>Adds why something is no kind of transaction.</summary>
    public static void CheckKind(TransactionKind kind, List<DomainError> errors)
    {
        if (!Enum.IsDefined(kind))
        {
            errors.Add(InvalidValue.At($"{kind} is not a kind of transaction.", "kind"));
        }
    }

    /// <summary>Why an odometer cannot show so much; null when it can.</summary>
    public static InvalidValue? CheckOdometer(int km, string field) => km is < 0 or > MaxOdometerKm
        ? InvalidValue.At($"{field} is {km}; it must be 0 to {MaxOdometerKm}.", field)
        : null;

    /// <summary>Adds the faults of where it happened and to which vehicle.</summary>
    public static void CheckVehicle(string? dealerCode, int? odometerKm, string? vin, List<DomainError> errors)
    {
        TextRules.Optional(dealerCode, MaxDealerCodeLength, errors, "dealerCode");
        if (odometerKm is { } km && CheckOdometer(km, "odometerKm") is { } odometerError)
        {
            errors.Add(odometerError);
        }

        if (vin is not null && VehicleIdentification.Check(vin, "vin") is { } vinError)
        {
            errors.Add(vinError);
        }
    }

    /// <summary>Adds the faults of lines and of the currency of their amounts.</summary>
    public static void CheckLines(string currency, IReadOnlyList<TransactionLineInput> lines, List<DomainError> errors)
    {
        if (!CurrencyCode.TryGetExponent(currency, out var exponent) || currency == CurrencyCode.None)
        {
            errors.Add(InvalidValue.At($"\"{currency}\" is not a currency code of ISO 4217, such as USD.", "currency"));
            return;
        }

        if (lines.Count is 0 or > MaxLines)
        {
            errors.Add(InvalidValue.At($"There are {lines.Count} lines; 1 to {MaxLines} are needed.", "lines"));
            return;
        }

        decimal net = 0;
        decimal cost = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            TextRules.Required(line.ProductType, MaxProductTypeLength, errors, "productType");
            CheckAmount(line.Net, currency, exponent, "net", errors);
            CheckQuantity(line.Quantity, errors);
            WorkRules.CheckLabour(line.LabourHours, errors);
            net += line.Net;
            if (line.Cost is { } lineCost)
            {
                CheckAmount(lineCost, currency, exponent, "cost", errors);
                cost += lineCost;
            }
        }

        if (lines.Count > 1 && (Math.Abs(net) > Money.MaxAmount || Math.Abs(cost) > Money.MaxAmount))
        {
            errors.Add(InvalidValue.At("The sum of the lines is too large.", "lines"));
        }
    }

    private static void CheckQuantity(decimal quantity, List<DomainError> errors)
    {
        if (Math.Abs(quantity) > MaxQuantity || (quantity.Scale > QuantityDecimals && decimal.Round(quantity, QuantityDecimals) != quantity))
        {
            errors.Add(InvalidValue.At(
                $"quantity is {quantity}; at most {MaxQuantity} with {QuantityDecimals} decimals is allowed.", "quantity"));
        }
    }

    private static void CheckAmount(decimal amount, string currency, int exponent, string field, List<DomainError> errors)
    {
        if (Math.Abs(amount) > Money.MaxAmount)
        {
            errors.Add(InvalidValue.At($"{field} is {amount}; at most {Money.MaxAmount} is allowed.", field));
        }
        else if (amount.Scale > exponent && decimal.Round(amount, exponent) != amount)
        {
            errors.Add(InvalidValue.At(
                $"{field} is {amount}; {currency} has {exponent} decimals. Round it before sending.", field));
        }
    }
}
