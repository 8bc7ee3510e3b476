using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HeadlessCrm.Benchmarks.Reporting;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Domain.Customers.Quality;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using HeadlessCrm.Storage.EntityFramework;
using HeadlessCrm.Storage.EntityFramework.Commerce;
using HeadlessCrm.Storage.EntityFramework.Commerce.Quotes;
using HeadlessCrm.Storage.EntityFramework.Commerce.Vehicles;
using HeadlessCrm.Storage.EntityFramework.Customers;
using HeadlessCrm.Storage.EntityFramework.Customers.Fleets;
using HeadlessCrm.Storage.EntityFramework.Customers.Households;
using HeadlessCrm.Storage.EntityFramework.Customers.Matching;
using HeadlessCrm.Storage.EntityFramework.Touchpoints;
using HeadlessCrm.Storage.EntityFramework.Touchpoints.Complaints;
using HeadlessCrm.Storage.EntityFramework.Touchpoints.Leads;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.Benchmarks.Lists;

/// <summary>What the pages and counts of a list take, in milliseconds, at the median.</summary>
internal sealed record ListCost(string Name, double FirstPage, double? DeepPage, double? Count)
{
    private const int WarmUps = 3;
    private const int Rounds = 11;

    /// <summary>Fills a store of so many rows in each table and asks; the last line of the output is the result.</summary>
    public static async Task<int> OfStoreAsync(string provider, string connectionString, string rows)
    {
        var size = int.Parse(rows, CultureInfo.InvariantCulture);
        await using var services = new ServiceCollection()
            .AddEntityFrameworkStorage(options => (options.Provider, options.ConnectionString) = (provider, connectionString))
            .AddSingleton<FindDueServices>()
            .AddSingleton<MeasureDataQuality>()
            .BuildServiceProvider();
        await services.InitializeStorageAsync();
        var filler = new StoreFiller(services.GetRequiredService<CrmDatabase>());
        await FillAsync(filler, size);
        var costs = new List<ListCost>();
        foreach (var list in await new ListQuestions(services, filler.Customers[0], size).AllAsync())
        {
            costs.Add(new ListCost(
                list.Name,
                await MeasureAsync(list.First),
                list.Deep is null ? null : await MeasureAsync(list.Deep),
                list.Count is null ? null : await MeasureAsync(list.Count)));
        }

        Console.WriteLine(JsonSerializer.Serialize(costs));
        return 0;
    }

    private static async Task FillAsync(StoreFiller filler, int size)
    {
        await filler.FillAsync(typeof(CustomerRow), size);
        await filler.FillAsync(typeof(ContactPointRow), size, new Dictionary<string, Func<int, object?>>
        {
            ["CustomerId"] = i => filler.Customers[i],
            ["Ordinal"] = _ => 0L,
            ["Value"] = i => $"somebody{i - (i % 20 == 0 ? 1 : 0)}@example.com",
        });
        await filler.FillAsync(typeof(VehicleRow), size, new Dictionary<string, Func<int, object?>> { ["Vin"] = VinOf });
        await filler.FillAsync(typeof(ServicePlanRow), 3, new Dictionary<string, Func<int, object?>>
        {
            ["Services"] = _ => JsonSerializer.Serialize<PlannedService[]>([new("OIL", "Oil", EveryKm: 15_000, EveryMonths: 12)]),
        });
        await filler.FillAsync(typeof(InteractionRow), size);
        await filler.FillAsync(typeof(TransactionRow), size, new Dictionary<string, Func<int, object?>>
        {
            ["Vin"] = i => i % 2 == 0 ? VinOf(i) : null,
            ["OdometerKm"] = i => i % 2 == 0 ? i % 200_000L : null,
        });
        await filler.FillAsync(typeof(ComplaintRow), size, new Dictionary<string, Func<int, object?>>
        {
            ["Status"] = i => i % 100 == 0 ? ComplaintStatus.Open : ComplaintStatus.Closed,
        });
        await filler.FillAsync(typeof(LeadRow), size);
        await filler.FillAsync(typeof(QuoteRow), size, new Dictionary<string, Func<int, object?>> { ["Currency"] = _ => "USD" });
        await filler.FillAsync(typeof(MatchDecisionRow), size, new Dictionary<string, Func<int, object?>>
        {
            ["Resolution"] = i => i % 100 == 0 ? MatchStatus.Open : MatchStatus.Confirmed,
            ["Waterfall"] = _ => WaterfallJson.Write([]),
        });
        await filler.FillAsync(typeof(HouseholdRow), size);
        await filler.FillAsync(typeof(FleetRow), size);
    }

    private static string VinOf(int i) => $"WVWZZZ1JZ3{i:D7}";

    private static async Task<double> MeasureAsync(Func<Task> ask)
    {
        var times = new List<double>();
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            await ask();
            if (round >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        return Figures.Median(times);
    }
}
