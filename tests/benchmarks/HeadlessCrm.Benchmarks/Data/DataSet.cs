using System.Text.Json;
using System.Text.Json.Serialization;

namespace HeadlessCrm.Benchmarks.Data;

/// <summary>What every target answers from: the same values in the same order, made from a fixed seed.</summary>
internal sealed class DataSet
{
    private const int CustomerCount = 200;
    private const int OrderCount = 200;
    private const int InteractionsPerCustomer = 5;

    private static readonly JsonSerializerOptions FileOptions = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper), new UtcMomentConverter() },
    };

    private static readonly DateTimeOffset Start = new(2024, 1, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly string[] Given = ["Anna", "Béla", "Chloé", "Dieter", "Eva", "François", "Greta", "Hans", "Ida", "Jürgen"];
    private static readonly string[] Family = ["Meier", "Schmidt", "Dupont", "O'Neill", "Rossi", "Novák", "Jansen", "Keller"];
    private static readonly string[] Cities = ["Zürich", "Lyon", "Graz", "Utrecht", "Brno"];
    private static readonly Model[] Models = [new("Audi", "A3"), new("Škoda", "Octavia"), new("Renault", "Clio"), new("BMW", "320d")];
    private static readonly string?[] Reasons = ["Test drive", "Oil service due", null, "Question about an invoice"];

    private DataSet(Customer[] customers, Dictionary<Guid, LoyaltyAccount> accounts, Order[] orders)
    {
        Customers = customers;
        CustomersById = customers.ToDictionary(customer => customer.Id);
        Accounts = accounts;
        Orders = orders;
    }

    public Customer[] Customers { get; }

    public Dictionary<Guid, Customer> CustomersById { get; }

    public Dictionary<Guid, LoyaltyAccount> Accounts { get; }

    public Order[] Orders { get; }

    public static DataSet Create()
    {
        var random = new Random(20260901);
        var customers = new Customer[CustomerCount];
        var accounts = new Dictionary<Guid, LoyaltyAccount>();
        for (var i = 0; i < customers.Length; i++)
        {
            customers[i] = CreateCustomer(random, i);
            accounts.Add(customers[i].Id, new LoyaltyAccount(
                $"L-{100_000 + i}", random.Next(50_000), (Tier)random.Next(3)));
        }

        var orders = new Order[OrderCount];
        for (var i = 0; i < orders.Length; i++)
        {
            orders[i] = new Order(
                50_000 + i,
                Start.AddMinutes(random.Next(500_000)),
                new Vehicle($"WVWZZZ1KZ7W{random.Next(100_000, 999_999)}", Models[random.Next(Models.Length)]),
                new Buyer(NameOf(random), random.Next(6) == 0 ? null : Cities[random.Next(Cities.Length)]));
        }

        return new DataSet(customers, accounts, orders);
    }

    /// <summary>
    /// Writes the data for the programs of other languages. Moments and enum values are texts there, so those programs
    /// format nothing: what they are spared counts in their favour.
    /// </summary>
    public async Task SaveAsync(string path, CancellationToken cancellationToken)
    {
        var file = new
        {
            Customers = Customers.Select(customer => new { Customer = customer, Account = Accounts[customer.Id] }),
            Orders,
        };
        await using var stream = File.Create(path);
        await JsonSerializer.SerializeAsync(stream, file, FileOptions, cancellationToken);
    }

    private static Customer CreateCustomer(Random random, int index)
    {
        var name = NameOf(random);
        return new Customer(
            NewId(random),
            name,
            random.Next(5) == 0 ? null : $"customer{index}@example.org",
            (CustomerKind)random.Next(2),
            random.Next(10) > 0,
            random.Next(40),
            random.Next(1_000_000) / 100d,
            Start.AddMinutes(random.Next(500_000)),
            [.. Enumerable.Range(0, InteractionsPerCustomer).Select(_ => CreateInteraction(random))]);
    }

    private static Interaction CreateInteraction(Random random) => new(
        NewId(random),
        (Touchpoint)random.Next(4),
        Reasons[random.Next(Reasons.Length)],
        Start.AddSeconds(random.Next(30_000_000)),
        $"Dealer {random.Next(1, 30):000}");

    private static string NameOf(Random random) =>
        $"{Given[random.Next(Given.Length)]} {Family[random.Next(Family.Length)]}";

    private static Guid NewId(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
