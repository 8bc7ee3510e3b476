using System.Globalization;

namespace HeadlessCrm.Api.Imports;

/// <summary>
/// The CDNOW purchase history as published: customer, date, number of discs, dollars, separated by blanks, one header line.
/// It has no ids of its own: a purchase's external id is made of customer, date and the ordinal on that day.
/// </summary>
internal static class CdnowRows
{
    private static readonly string[] Filled =
        ["externalId", "customerExternalId", "occurredAt", "kind", "productType", "quantity", "net", "currency"];

    public static IEnumerable<SourceRow> Read(TextReader text, ImportColumns columns)
    {
        var at = Array.ConvertAll(Filled, columns.IndexOf);
        var ordinals = new Dictionary<(string Customer, string Date), int>();
        var line = 0L;
        while (text.ReadLine() is { } row)
        {
            line++;
            var parts = row.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 0 || (line == 1 && !char.IsAsciiDigit(parts[0][0])))
            {
                continue;
            }

            yield return parts.Length == 4
                ? RowOf(parts, line, at, ordinals, columns.Names.Length)
                : new SourceRow(line, [], new Reject(
                    line, string.Empty, row.Trim(), $"The line has {parts.Length} values; expected customer, date, number of discs, dollars."));
        }
    }

    private static SourceRow RowOf(
        string[] parts, long line, int[] at, Dictionary<(string Customer, string Date), int> ordinals, int width)
    {
        var (customer, date) = (parts[0], parts[1]);
        var ordinal = ordinals[(customer, date)] = ordinals.GetValueOrDefault((customer, date)) + 1;
        var values = new string?[width];
        values[at[0]] = $"{customer}-{date}-{ordinal.ToString(CultureInfo.InvariantCulture)}";
        values[at[1]] = customer;
        values[at[2]] = date.Length == 8 ? $"{date[..4]}-{date[4..6]}-{date[6..]}" : date;
        values[at[3]] = "SALE";
        values[at[4]] = "CD";
        values[at[5]] = parts[2];
        values[at[6]] = parts[3];
        values[at[7]] = "USD";
        return new SourceRow(line, values);
    }
}
