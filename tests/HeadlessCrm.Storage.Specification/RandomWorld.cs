using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;

namespace HeadlessCrm.Storage.Specification;

/// <summary>
/// Customers and transactions from a seed, written to a store and kept in memory. Values come from small sets, so that
/// ties, absent values and matches are common.
/// </summary>
public sealed class RandomWorld
{
    private static readonly string[] Names =
        ["Ana Vega", "ana vega", "ÁLVARO Ñuñez", "Bo", "bo", "Čedomir", "100% Auto", "A_b", "Zoë 😀 Li", "Ｗide"];

    private static readonly string[] ProductTypes = ["OIL", "Oil filter", "BRAKES", "tyres"];

    private static readonly string[] Currencies = ["USD", "USD", "USD", "JPY", "KWD", "EUR"];

    private readonly Random random;

    private RandomWorld(int seed) => random = new Random(seed);

    /// <summary>Every customer with all a filter can see of it.</summary>
    public List<CustomerFacts> Customers { get; } = [];

    /// <summary>Every transaction.</summary>
    public IEnumerable<TransactionFacts> Transactions => Customers.SelectMany(customer => customer.Transactions);

    /// <summary>Makes a world and writes it.</summary>
    public static async Task<RandomWorld> CreateAsync(
        int seed, int customerCount, ICustomerStore customers, ITransactionStore transactions, SetClock clock)
    {
        var world = new RandomWorld(seed);
        for (var i = 0; i < customerCount; i++)
        {
            world.Customers.Add(await world.AddCustomerAsync(i, customers, transactions, clock));
        }

        return world;
    }

    private async Task<CustomerFacts> AddCustomerAsync(
        int number, ICustomerStore customers, ITransactionStore transactions, SetClock clock)
    {
        if (random.Next(3) > 0)
        {
            clock.Advance(TimeSpan.FromMilliseconds(random.Next(1, 5000)));
        }

        var now = EntityId.RecordingTime(clock.GetUtcNow());
        var customer = new Customer
        {
            Id = EntityId.Create(now),
            Kind = Pick(Enum.GetValues<CustomerKind>()),
            Status = Pick(Enum.GetValues<CustomerStatus>()),
            DisplayName = Pick(Names),
            GivenName = Maybe(Pick(Names)),
            FamilyName = Maybe(Pick(Names)),
            CompanyName = Maybe(Pick(Names)),
            Version = 1,
            CreatedAt = now,
            UpdatedAt = now,
        };
        ContactPoint[] points =
        [
            .. Enumerable.Range(0, random.Next(3)).Select(i => new ContactPoint(
                Pick(Enum.GetValues<Channel>()), $"{Pick(Names)}{i}", random.Next(2) == 0 ? null : now, random.Next(2) == 0)),
        ];
        ExternalReference[] references =
        [
            .. Enumerable.Range(0, random.Next(3)).Select(i => new ExternalReference(i == 0 ? "dms" : "web", $"{number}")),
        ];
        await customers.SaveAsync(new CustomerChange(customer, points, references, null), CancellationToken.None);

        var bought = new List<TransactionFacts>();
        for (var i = random.Next(6); i > 0; i--)
        {
            bought.Add(await AddTransactionAsync(customer.Id, transactions, clock));
        }

        return new CustomerFacts(customer, ProfileOf(bought), points, references, bought);
    }

    private async Task<TransactionFacts> AddTransactionAsync(
        Guid customerId, ITransactionStore transactions, SetClock clock)
    {
        var now = EntityId.RecordingTime(clock.Advance(TimeSpan.FromMilliseconds(random.Next(3))));
        var currency = Pick(Currencies);
        TransactionLine[] lines =
        [
            .. Enumerable.Range(0, random.Next(1, 3)).Select(_ => new TransactionLine(
                Pick(ProductTypes),
                random.Next(1, 4) / 2m,
                Money.Rounded(random.Next(-1, 4) * 10.25m, currency),
                random.Next(2) == 0 ? null : Money.Rounded(random.Next(3) * 7.5m, currency),
                random.Next(2) == 0 ? null : random.Next(4) / 4m)),
        ];
        var opened = random.Next(3) == 0 ? StoreSpecification.Start.AddDays(-random.Next(1, 8) * 60) : (DateTimeOffset?)null;
        var transaction = new Transaction
        {
            Id = EntityId.Create(now),
            CustomerId = customerId,
            Kind = Pick(Enum.GetValues<TransactionKind>()),
            OccurredAt = StoreSpecification.Start.AddDays(-random.Next(1, 8) * 60).AddTicks(random.Next(2)),
            RecordedAt = now,
            Net = Money.Rounded(lines.Sum(line => line.Net.Amount), currency),
            Cost = lines.All(line => line.Cost is not null)
                ? Money.Rounded(lines.Sum(line => line.Cost!.Value.Amount), currency)
                : null,
            Quantity = lines.Sum(line => line.Quantity),
            OpenedAt = opened,
            ClosedAt = random.Next(2) == 0 ? null : (opened ?? StoreSpecification.Start).AddHours(random.Next(30)),
            LabourHours = lines.Any(line => line.LabourHours is not null) ? lines.Sum(line => line.LabourHours ?? 0) : null,
            DealerCode = Maybe(Pick(["L1", "L2"])),
            OdometerKm = random.Next(2) == 0 ? null : random.Next(3) * 10_000,
            Vin = null,
        };
        await transactions.RecordAsync(new NewTransaction(transaction, lines, null, null), CancellationToken.None);
        if (random.Next(4) == 0)
        {
            var reversal = new Reversal(
                EntityId.Create(now), transaction.Id, transaction.OccurredAt.AddDays(random.Next(90)), now, Maybe("returned"));
            await transactions.ReverseAsync(reversal, null, CancellationToken.None);
            transaction = transaction with { Reversal = reversal };
        }

        return new TransactionFacts(transaction, lines);
    }

    /// <summary>The profile, summed here without any help of the store. The first transaction of a world may be in any currency.</summary>
    private static CustomerPurchaseProfile ProfileOf(List<TransactionFacts> bought)
    {
        var standing = bought.Select(facts => facts.Transaction)
            .Where(one => !one.IsReversed && (one.OpenedAt is null || one.ClosedAt is not null)).ToList();
        return new CustomerPurchaseProfile(
            standing.Count,
            standing.Where(one => one.Net.Currency == ReportingCurrency).Sum(one => one.Net.Amount),
            standing.Count == 0 ? null : standing.Min(one => one.OccurredAt),
            standing.Count == 0 ? null : standing.Max(one => one.OccurredAt));
    }

    /// <summary>The currency that storages under test are set to sum in.</summary>
    public const string ReportingCurrency = "USD";

    private T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];

    private string? Maybe(string value) => random.Next(3) == 0 ? null : value;
}
