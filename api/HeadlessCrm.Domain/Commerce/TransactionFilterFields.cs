using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Commerce;

/// <summary>All that a filter over transactions may look at, for one transaction in memory.</summary>
public sealed record TransactionFacts(Transaction Transaction, IReadOnlyList<TransactionLine> Lines);

/// <summary>What filters over transactions may name.</summary>
public static class TransactionFilterFields
{
    /// <summary>The declaration; its subjects are <see cref="TransactionFacts"/>.</summary>
    public static FilterableEntity Entity { get; } = FilterableEntity.Declare(
        "Transaction",
        [
            FilterField.Of<TransactionFacts>("id", FieldType.Id, facts => facts.Transaction.Id),
            FilterField.Of<TransactionFacts>("customerId", FieldType.Id, facts => facts.Transaction.CustomerId),
            FilterField.OfEnum<TransactionFacts, TransactionKind>("kind", facts => facts.Transaction.Kind),
            FilterField.Of<TransactionFacts>("occurredAt", FieldType.Instant, facts => facts.Transaction.OccurredAt),
            FilterField.Of<TransactionFacts>("recordedAt", FieldType.Instant, facts => facts.Transaction.RecordedAt),
            FilterField.Of<TransactionFacts>("openedAt", FieldType.Instant, facts => facts.Transaction.OpenedAt),
            FilterField.Of<TransactionFacts>("closedAt", FieldType.Instant, facts => facts.Transaction.ClosedAt),
            FilterField.Of<TransactionFacts>("isOpen", FieldType.Boolean, facts => facts.Transaction.IsOpen),
            FilterField.Of<TransactionFacts>("labourHours", FieldType.Decimal, facts => facts.Transaction.LabourHours),
            FilterField.Of<TransactionFacts>("net", FieldType.Decimal, facts => facts.Transaction.Net.Amount),
            FilterField.Of<TransactionFacts>("cost", FieldType.Decimal, facts => facts.Transaction.Cost?.Amount),
            FilterField.Of<TransactionFacts>("currency", FieldType.Text, facts => facts.Transaction.Net.Currency),
            FilterField.Of<TransactionFacts>("quantity", FieldType.Decimal, facts => facts.Transaction.Quantity),
            FilterField.OfMany<TransactionFacts>("productType", FieldType.Text, facts => facts.Lines.Select(line => line.ProductType)),
            FilterField.Of<TransactionFacts>("dealerCode", FieldType.Text, facts => facts.Transaction.DealerCode),
            FilterField.Of<TransactionFacts>("odometerKm", FieldType.Integer, facts => facts.Transaction.OdometerKm),
            FilterField.Of<TransactionFacts>("vin", FieldType.Text, facts => facts.Transaction.Vin),
            FilterField.Of<TransactionFacts>("reversed", FieldType.Boolean, facts => facts.Transaction.IsReversed),
        ]);
}
