using System.CommandLine;
using System.Diagnostics;
using HeadlessCrm.Api.CommandLine;
using HeadlessCrm.Api.Feed.Consumers;
using HeadlessCrm.Api.Hosting;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Areas;
using HeadlessCrm.Domain.Customers.Reachability;

namespace HeadlessCrm.Api.Imports;

/// <summary><c>import</c>: takes a file of another system into the store, safely repeatable.</summary>
internal static class ImportCommand
{
    /// <summary>How the verb ends when it finished but refused rows.</summary>
    public const int RowsRefused = 2;

    public static Command Create() => new("import", "Takes a file of another system into the store. The same file again changes nothing.")
    {
        CreateKind(
            "transactions",
            "Sales, repair orders, parts and partner purchases; unknown customers are created with their external reference.",
            ["csv", "ndjson", "cdnow"],
            TransactionRows.Columns,
            (_, mapping, _) => Task.FromResult(TransactionRows.Reading(mapping, TimeProvider.System)),
            async (services, options, cancellationToken) => await services.GetRequiredService<ITransactionImportStore>()
                .OpenAsync(options.System, options.IsDryRun, cancellationToken)),
        CreateKind(
            "customers",
            "People and companies with their names, contact points, days of birth, addresses and demographics.",
            ["csv", "ndjson"],
            CustomerRows.Columns,
            async (services, mapping, cancellationToken) => CustomerRows.Reading(
                mapping,
                services.GetRequiredService<ContactPointSettings>(),
                await AreaRegistry.LoadAsync(services.GetRequiredService<IAreaStore>(), cancellationToken),
                TimeProvider.System),
            async (services, options, cancellationToken) => await services.GetRequiredService<ICustomerImportStore>()
                .OpenAsync(options.System, options.IsDryRun, cancellationToken)),
    };

    private static Command CreateKind<TRow>(
        string name,
        string description,
        string[] formats,
        ImportColumns columns,
        Func<IServiceProvider, ColumnMapping, CancellationToken, Task<RowReading<TRow>>> reading,
        Func<IServiceProvider, ImportOptions, CancellationToken, Task<IImport<TRow>>> open)
        where TRow : class
    {
        var file = new Option<string>("--file")
        {
            HelpName = "path", Required = true, Description = "The file to read; it is streamed, so it may be larger than memory.",
        };
        var system = new Option<string>("--system")
        {
            HelpName = "name", Required = true, Description = "The system the ids in the file belong to, such as dms-lima.",
        };
        var format = new Option<string?>("--format")
        {
            HelpName = string.Join('|', formats), Description = "The file's format. Default: by the file name's ending, or else csv.",
        };
        format.AcceptOnlyFromAmong(formats);
        var mapping = new Option<string?>("--mapping")
        {
            HelpName = "path", Description = "A JSON file that says which of your columns is which of ours.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check everything and write nothing." };
        var rejects = new Option<string?>("--rejects")
        {
            HelpName = "path", Description = "Where refused rows are written: line, field, value, reason.",
        };
        var data = SharedOptions.Data();
        var command = new Command(name, description) { file, system, format, mapping, dryRun, rejects, data };
        command.SetAction((result, cancellationToken) => Exit.WithCodeAsync(async () =>
        {
            var options = new ImportOptions(
                result.GetValue(file)!,
                result.GetValue(system)!,
                result.GetValue(format) ?? FormatOf(result.GetValue(file)!, formats),
                result.GetValue(mapping),
                result.GetValue(dryRun),
                result.GetValue(rejects),
                result.GetValue(data));
            return await RunAsync(options, columns, reading, open, cancellationToken);
        }));
        return command;
    }

    private static async Task<int> RunAsync<TRow>(
        ImportOptions options,
        ImportColumns columns,
        Func<IServiceProvider, ColumnMapping, CancellationToken, Task<RowReading<TRow>>> reading,
        Func<IServiceProvider, ImportOptions, CancellationToken, Task<IImport<TRow>>> open,
        CancellationToken cancellationToken)
        where TRow : class
    {
        // The file and its header are looked at before the store is opened: a mistake there should cost nothing.
        var mapping = options.MappingPath is { } path ? ColumnMapping.Read(path, columns) : ColumnMapping.None;
        using var source = SourceFile.Open(options.File, options.Format, columns, mapping);
        await using var services = await CrmServices.OpenAsync(options.DataFolder, cancellationToken);
        var rows = await reading(services, mapping, cancellationToken);
        await using var import = await open(services, options, cancellationToken);
        await using var rejects = new RejectsFile(options.RejectsPath);
        var summary = await ImportProgress.ShowAsync(
            progress => new ImportRun<TRow>(source, rows, import, rejects, progress, options.IsDryRun).RunAsync(cancellationToken));
        if (!options.IsDryRun)
        {
            var imported = Stopwatch.GetTimestamp();
            await services.GetRequiredService<ConsumerCatchUp>().RunAsync(cancellationToken);
            summary = summary with { Elapsed = summary.Elapsed + Stopwatch.GetElapsedTime(imported) };
        }

        Report(summary, options, rejects);
        return summary.Counts.Refused == 0 ? Exit.Success : RowsRefused;
    }

    private static void Report(ImportSummary summary, ImportOptions options, RejectsFile rejects)
    {
        var counts = summary.Counts;
        var seconds = Math.Max(summary.Elapsed.TotalSeconds, 0.001);
        Console.WriteLine(
            $"{(options.IsDryRun ? "Dry run, nothing written: " : string.Empty)}{counts.Rows} rows read, {counts.Inserted} inserted, " +
            $"{counts.Changed} changed, {counts.Unchanged} unchanged, {counts.Refused} refused; " +
            $"{counts.CustomersCreated} customers created; {seconds:0.0} s, {counts.Rows / seconds:0} rows/s.");
        if (counts.Refused > 0)
        {
            Console.WriteLine(rejects.Path is { } path
                ? $"The refused rows are in {path}."
                : "Name a file with --rejects to see every refused row. The first ones:");
            foreach (var reject in rejects.First)
            {
                Console.WriteLine($"  {reject}");
            }
        }
    }

    private static string FormatOf(string file, string[] formats) => Path.GetExtension(file).ToUpperInvariant() switch
    {
        ".NDJSON" or ".JSONL" => "ndjson",
        ".CSV" or ".TXT" or "" => "csv",
        var other => throw new StartupException(
            $"The ending {other} of {file} does not say the format; name it with --format {string.Join('|', formats)}."),
    };
}
