using HeadlessCrm.Domain.Commerce;

namespace HeadlessCrm.Api.Imports;

/// <summary>Rows as transactions, one line each.</summary>
internal sealed class TransactionRows(TimeProvider time)
{
    /// <summary>The product type of a row that names none.</summary>
    public const string NoProductType = "UNSPECIFIED";

    private readonly DateTimeOffset now = time.GetUtcNow();

    /// <summary>The canonical columns.</summary>
    public static ImportColumns Columns { get; } = new(
        [
            "externalId", "customerExternalId", "occurredAt", "kind", "productType", "quantity", "net", "cost", "currency", "dealerCode",
            "odometerKm",
        ],
        ["externalId", "customerExternalId", "occurredAt", "kind", "net", "currency"]);

    /// <summary>The transaction of a row; null, with the reasons added, when it is refused.</summary>
    public ImportedTransaction? Read(SourceRow row, List<Reject> rejects)
    {
        var before = rejects.Count;
        var field = new FieldParsing(row, Columns, rejects);
        var externalId = field.Required(0);
        var customer = field.Required(1);
        var occurredAt = field.Time(2);
        var kind = field.Text(3) is null ? NoKind(field) : field.Name<TransactionKind>(3);
        var quantity = field.Number(5) ?? 1;
        var net = field.Text(6) is null ? NoNet(field) : field.Number(6);
        var cost = field.Number(7);
        var currency = field.Required(8);
        var odometer = field.Whole(10);
        if (rejects.Count > before)
        {
            return null;
        }

        var transaction = new ImportedTransaction(
            externalId,
            customer,
            kind!.Value,
            occurredAt,
            currency,
            [new TransactionLineInput(field.Text(4) ?? NoProductType, quantity, net!.Value, cost)],
            field.Text(9),
            odometer);
        return field.Accept(transaction.Validate(now)) ? transaction : null;
    }

    private static TransactionKind? NoKind(FieldParsing field)
    {
        field.Required(3);
        return null;
    }

    private static decimal? NoNet(FieldParsing field)
    {
        field.Required(6);
        return null;
    }
}
