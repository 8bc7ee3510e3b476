using System.Globalization;

namespace HeadlessCrm.Benchmarks.Imports;

/// <summary>Makes files in CDNOW's format, about three purchases for each customer, from a fixed seed.</summary>
internal static class PurchaseGenerator
{
    public static async Task WriteAsync(string file, int rows, CancellationToken cancellationToken)
    {
        var random = new Random(rows);
        await using var writer = new StreamWriter(file);
        await writer.WriteLineAsync(" customer_id  date number_of_cds  dollar_value");
        var first = new DateOnly(1997, 1, 1);
        for (var row = 0; row < rows; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var customer = 1 + (row / 3);
            var date = first.AddDays(random.Next(545)).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
            var dollars = (random.Next(500, 20_000) / 100m).ToString("0.00", CultureInfo.InvariantCulture);
            await writer.WriteLineAsync($" {customer:0000000} {date} {random.Next(1, 6)} {dollars,7}");
        }
    }
}
