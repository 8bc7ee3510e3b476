using HeadlessCrm.Domain.Commerce;

namespace HeadlessCrm.Api.Imports;

/// <summary>Rows as transactions: each row is one with one line, or a line of the one that its neighbours belong to as well.</summary>
internal sealed class TransactionRows(DateTimeOffset now, MidpointRounding? rounding)
{
    /// <summary>The product type of a row that names none.</summary>
    public const string NoProductType = "UNSPECIFIED";

    private const int ExternalId = 0;

    // What all lines of a document must agree on.
    private static readonly int[] OfDocument = [1, 2, 3, 8, 9, 10, 11, 12, 13, 15];

    /// <summary>The canonical columns.</summary>
    public static ImportColumns Columns { get; } = new(
        [
            "externalId", "customerExternalId", "occurredAt", "kind", "productType", "quantity", "net", "cost", "currency", "dealerCode",
            "odometerKm", "vin", "openedAt", "closedAt", "labourHours", "quoteExternalId",
        ],
        ["externalId", "customerExternalId", "occurredAt", "kind", "net", "currency"]);

    /// <summary>How the rows of a file become transactions.</summary>
    public static RowReading<ImportedTransaction> Reading(ColumnMapping mapping, TimeProvider time) => new(
        Columns, new TransactionRows(time.GetUtcNow(), mapping.Rounding).Read, mapping.GroupsLines ? ExternalId : null);

    /// <summary>The transaction of a document; null, with the reasons added, when it is refused.</summary>
    private ImportedTransaction? Read(IReadOnlyList<SourceRow> rows, List<Reject> rejects)
    {
        var before = rejects.Count;
        var field = new FieldParsing(rows[0], Columns, rejects);
        var externalId = field.Required(ExternalId);
        var customer = field.Required(1);
        var occurredAt = field.Time(2);
        var kind = field.Text(3) is null ? NoKind(field) : field.Name<TransactionKind>(3);
        var currency = field.Required(8);
        var odometer = field.Whole(10);
        var (openedAt, closedAt) = (field.TimeOrNull(12), field.TimeOrNull(13));
        var lines = new TransactionLineInput[rows.Count];
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = LineOf(rows[i], currency, rejects);
            if (i > 0)
            {
                RequireSameDocument(rows[0], rows[i], rejects);
            }
        }

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
            lines,
            field.Text(9),
            odometer,
            field.Text(11)?.ToUpperInvariant(),
            openedAt,
            closedAt,
            field.Text(15));
        return field.Accept(transaction.Validate(now)) ? transaction : null;
    }

    private TransactionLineInput LineOf(SourceRow row, string currency, List<Reject> rejects)
    {
        var field = new FieldParsing(row, Columns, rejects);
        var quantity = field.Number(5) ?? 1;
        var net = field.Text(6) is null ? NoNet(field) : field.Number(6);
        var cost = field.Number(7);
        return new TransactionLineInput(
            field.Text(4) ?? NoProductType,
            quantity,
            Rounded(net ?? 0, currency),
            cost is { } known ? Rounded(known, currency) : null,
            field.Number(14));
    }

    private decimal Rounded(decimal amount, string currency) =>
        rounding is { } way && CurrencyCode.TryGetExponent(currency, out var decimals) ? decimal.Round(amount, decimals, way) : amount;

    private static void RequireSameDocument(SourceRow first, SourceRow row, List<Reject> rejects)
    {
        var field = new FieldParsing(row, Columns, rejects);
        foreach (var column in OfDocument)
        {
            if (row.Values[column] != first.Values[column])
            {
                field.Refuse(
                    column,
                    $"The first line of the document, line {first.Line} of the file, says \"{first.Values[column]}\"; all lines must say the same.");
            }
        }
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
