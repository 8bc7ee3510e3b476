using System.Globalization;
using System.Text;
using HeadlessCrm.Benchmarks.Reporting;
using HeadlessCrm.Benchmarks.Storage;
using HeadlessCrm.Benchmarks.Targets;

namespace HeadlessCrm.Benchmarks.Imports;

/// <summary>Imports CDNOW with the product and with bare loops, each in its own process, and larger files with the product.</summary>
internal sealed class ImportRun(int rounds, bool isQuick, string provenance)
{
    private readonly string folder = Directory.CreateTempSubdirectory("headlesscrm-import-").FullName;

    /// <summary>The table; null when the file is not there.</summary>
    public async Task<string?> RunAsync(string cdnow, CancellationToken cancellationToken)
    {
        if (!File.Exists(cdnow))
        {
            return null;
        }

        try
        {
            var text = new StringBuilder("### import: CDNOW against bare loops of prepared inserts\n\n");
            text.Append(provenance).Append("\n\n");
            await CompareAsync(cdnow, text, cancellationToken);
            await CompareOnPostgresAsync(cdnow, text, cancellationToken);
            await GrowAsync(text, cancellationToken);
            return text.ToString();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task CompareAsync(string cdnow, StringBuilder text, CancellationToken cancellationToken)
    {
        var (product, same, one) = (new List<ImportCost>(), new List<ImportCost>(), new List<ImportCost>());
        for (var round = 0; round < rounds; round++)
        {
            product.Add(await ProductAsync(cdnow, cancellationToken));
            same.Add(await BareAsync(cdnow, "same", cancellationToken));
            one.Add(await BareAsync(cdnow, "one", cancellationToken));
        }

        text.Append("| import of 69,659 purchases | s | CPU s | product's time is | product's CPU is | allocated MB | peak MB |\n|---|---:|---:|---:|---:|---:|---:|\n");
        Row(text, "product", product, null);
        Row(text, "bare loop, the same rows (purchases, customers, references)", same, product);
        Row(text, "bare loop, only the purchases", one, product);
    }

    private async Task CompareOnPostgresAsync(string cdnow, StringBuilder text, CancellationToken cancellationToken)
    {
        if (!StoreUnderTest.HasPostgres)
        {
            return;
        }

        var (product, bare) = (new List<ImportCost>(), new List<ImportCost>());
        for (var round = 0; round < rounds; round++)
        {
            await using (var store = StoreUnderTest.Postgres())
            {
                product.Add(await OwnProcess.MeasureAsync<ImportCost>(
                    ["product", "import", "transactions", "--file", cdnow, "--system", "cdnow", "--format", "cdnow"],
                    store.Settings,
                    cancellationToken));
            }

            await using (var store = StoreUnderTest.Postgres())
            {
                bare.Add(await OwnProcess.MeasureAsync<ImportCost>(
                    ["bare-copy", cdnow, store.ConnectionString], null, cancellationToken));
            }
        }

        text.Append("\n| the same on PostgreSQL | s | CPU s | product's time is | product's CPU is | allocated MB | peak MB |\n|---|---:|---:|---:|---:|---:|---:|\n");
        Row(text, "product, into a database it first creates", product, null);
        Row(text, "bare COPY of the same rows, into a database it first creates", bare, product);
    }

    private static void Row(StringBuilder text, string name, List<ImportCost> costs, List<ImportCost>? product)
    {
        string RatioOf(Func<ImportCost, double> of) => product is null
            ? string.Empty
            : Figures.Ratio(Figures.Median(product.Zip(costs, (mine, other) => of(mine) / of(other)))) + " of it";
        text.Append(CultureInfo.InvariantCulture, $"| {name} | {Figures.Median(costs.Select(cost => cost.Seconds)):0.00} ")
            .Append(CultureInfo.InvariantCulture, $"| {Figures.Median(costs.Select(cost => cost.CpuSeconds)):0.00} ")
            .Append(CultureInfo.InvariantCulture, $"| {RatioOf(cost => cost.Seconds)} | {RatioOf(cost => cost.CpuSeconds)} ")
            .Append(CultureInfo.InvariantCulture, $"| {Figures.Median(costs.Select(cost => cost.AllocatedMegabytes)):N0} ")
            .Append(CultureInfo.InvariantCulture, $"| {Figures.Median(costs.Select(cost => cost.PeakMegabytes)):N0} |\n");
    }

    private async Task GrowAsync(StringBuilder text, CancellationToken cancellationToken)
    {
        text.Append("\n| product, generated purchases | s | rows/s | CPU µs/row | peak MB |\n|---|---:|---:|---:|---:|\n");
        foreach (var rows in isQuick ? [10_000, 100_000] : new[] { 10_000, 100_000, 1_000_000 })
        {
            var file = Path.Combine(folder, $"generated-{rows}.txt");
            await PurchaseGenerator.WriteAsync(file, rows, cancellationToken);
            var cost = await ProductAsync(file, cancellationToken);
            text.Append(CultureInfo.InvariantCulture, $"| {rows:N0} | {cost.Seconds:0.00} | {rows / cost.Seconds:N0} ")
                .Append(CultureInfo.InvariantCulture, $"| {cost.CpuSeconds * 1_000_000 / rows:0.0} | {cost.PeakMegabytes:N0} |\n");
            File.Delete(file);
        }
    }

    private async Task<ImportCost> ProductAsync(string file, CancellationToken cancellationToken)
    {
        var data = Path.Combine(folder, "data");
        var cost = await OwnProcess.MeasureAsync<ImportCost>(
            ["product", "import", "transactions", "--file", file, "--system", "cdnow", "--format", "cdnow", "--data", data],
            null,
            cancellationToken);
        Directory.Delete(data, recursive: true);
        return cost;
    }

    private async Task<ImportCost> BareAsync(string file, string rows, CancellationToken cancellationToken)
    {
        var database = Path.Combine(folder, "bare.db");
        var cost = await OwnProcess.MeasureAsync<ImportCost>(["bare-import", file, database, rows], null, cancellationToken);
        foreach (var left in Directory.GetFiles(folder, "bare.db*"))
        {
            File.Delete(left);
        }

        return cost;
    }
}
