using System.Globalization;
using HeadlessCrm.Benchmarks;
using HeadlessCrm.Benchmarks.Feed;
using HeadlessCrm.Benchmarks.Imports;
using HeadlessCrm.Benchmarks.Lists;
using HeadlessCrm.Benchmarks.Matching;
using HeadlessCrm.Benchmarks.Serving;
using HeadlessCrm.Benchmarks.Storage;

// What is measured runs in processes of its own: this program again, with one of these.
switch (args)
{
    case ["serve", .. var rest]:
        return await BenchmarkServer.RunAsync(rest);
    case ["product-serve", .. var dataFolder]:
        return await ProductServer.RunAsync(dataFolder.FirstOrDefault());
    case ["feed", var provider, var connectionString, var rounds, var events]:
        return await FeedCost.OfStoreAsync(
            provider, connectionString, int.Parse(rounds, CultureInfo.InvariantCulture), int.Parse(events, CultureInfo.InvariantCulture));
    case ["product", .. var command]:
        return await ImportCost.OfProductAsync(command);
    case ["bare-import", var file, var database, var rows]:
        return ImportCost.OfBareLoop(file, database, withCustomers: rows == "same");
    case ["bare-copy", var file, var connectionString]:
        return ImportCost.OfBareCopy(file, connectionString);
    case ["lists", var provider, var connectionString, var rows]:
        return await ListCost.OfStoreAsync(provider, connectionString, rows);
    case ["matching-cost", var size]:
        return MatchingCost.Of(size);
}

if (BenchmarkOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(BenchmarkOptions.Usage);
    return 2;
}

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    cancellation.Cancel();
};
return await new BenchmarkRun(options, Console.Out).RunAsync(cancellation.Token);
