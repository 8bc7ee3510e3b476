using HeadlessCrm.Domain.Customers;

namespace HeadlessCrm.Domain.Commerce.Corrections;

/// <summary>What a correction must meet, and what a transaction is by it.</summary>
internal static class CorrectionRules
{
    /// <summary>The faults of what is to be otherwise; the lines are those from now on, null when they and the currency stay.</summary>
    public static IReadOnlyList<DomainError> Check(
        CorrectTransactionCommand command, Transaction before, IReadOnlyList<TransactionLineInput>? lines, DateTimeOffset now)
    {
        var errors = new List<DomainError>();
        TimeRules.Happened(command.OccurredAt, now, errors, "occurredAt");
        if (command.Kind is { } kind)
        {
            TransactionRules.CheckKind(kind, errors);
        }

        if (command.CustomerId is not null || command.CustomerExternalReference is not null)
        {
            PostedCustomer.Check(command.CustomerId, command.CustomerExternalReference, errors);
        }

        ReferenceRules.Check(command.QuoteExternalReference, errors, "quoteExternalRef");
        WorkRules.Check(command.OpenedAt ?? before.OpenedAt, command.ClosedAt ?? before.ClosedAt, now, errors);
        TransactionRules.CheckVehicle(command.DealerCode, command.OdometerKm, command.Vin, errors);
        TextRules.Optional(command.Reason, TransactionRules.MaxReasonLength, errors, "reason");
        if (lines is not null)
        {
            TransactionRules.CheckLines(command.Currency ?? before.Net.Currency, lines, errors);
        }
        else if (!SaysSomething(command))
        {
            errors.Add(InvalidValue.At("Nothing is to be corrected; say what is to be otherwise.", "lines"));
        }

        return errors;
    }

    /// <summary>
    /// The transaction as it is to be. An order that the correction closes happened when it was closed, unless the correction says
    /// otherwise: until then it counted nowhere.
    /// </summary>
    public static Transaction Apply(
        CorrectTransactionCommand command, Transaction before, Guid customerId, IReadOnlyList<TransactionLineInput>? lines)
    {
        var occurredAt = command.OccurredAt ?? (before.IsOpen ? command.ClosedAt : null) ?? before.OccurredAt;
        var after = before with
        {
            CustomerId = customerId,
            Kind = command.Kind ?? before.Kind,
            OccurredAt = occurredAt.ToUniversalTime(),
            OpenedAt = (command.OpenedAt ?? before.OpenedAt)?.ToUniversalTime(),
            ClosedAt = (command.ClosedAt ?? before.ClosedAt)?.ToUniversalTime(),
            DealerCode = command.DealerCode ?? before.DealerCode,
            OdometerKm = command.OdometerKm ?? before.OdometerKm,
            Vin = command.Vin ?? before.Vin,
        };
        if (lines is null)
        {
            return after;
        }

        var totals = TransactionTotals.Of(command.Currency ?? before.Net.Currency, lines);
        return after with { Net = totals.Net, Cost = totals.Cost, Quantity = totals.Quantity, LabourHours = totals.LabourHours };
    }

    /// <summary>
    /// Whether the correction makes who bought a customer: by what was no purchase before, or is posted for somebody by it. Whoever was
    /// held to be lost since does not become a customer again by a corrected dealer.
    /// </summary>
    public static bool MakesCustomer(Transaction before, Transaction after, bool isPosted) =>
        after.MakesCustomer && (isPosted || !before.MakesCustomer);

    private static bool SaysSomething(CorrectTransactionCommand command) => command is not
    {
        Kind: null,
        CustomerId: null,
        CustomerExternalReference: null,
        QuoteId: null,
        QuoteExternalReference: null,
        OccurredAt: null,
        OpenedAt: null,
        ClosedAt: null,
        DealerCode: null,
        OdometerKm: null,
        Vin: null,
    };
}
