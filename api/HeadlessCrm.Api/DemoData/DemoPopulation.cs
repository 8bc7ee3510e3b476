using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Touchpoints;

namespace HeadlessCrm.Api.DemoData;

/// <summary>
/// The made-up customers of the dealer group and all they did in the last six years. The same seed and day always make
/// the same.
/// </summary>
/// <param name="today">The day it ends before, midnight UTC.</param>
internal sealed class DemoPopulation(DateTimeOffset today)
{
    /// <summary>How many customers there are.</summary>
    public const int Size = 2000;

    private const int Seed = 19_970_101;
    private const int Years = 6;

    private readonly DemoRandom random = new(Seed);

    /// <summary>The customers.</summary>
    public List<ImportedCustomer> Customers { get; } = [];

    /// <summary>What they bought, in the order of time.</summary>
    public List<ImportedTransaction> Transactions { get; } = [];

    /// <summary>Their vehicles; each belongs to the customer of the external id.</summary>
    public List<(string CustomerExternalId, Vehicle Vehicle)> Vehicles { get; } = [];

    /// <summary>Their visits, calls and messages; each belongs to the customer of the external id.</summary>
    public List<(string CustomerExternalId, Interaction Interaction)> Interactions { get; } = [];

    /// <summary>Makes them.</summary>
    public static DemoPopulation Create(DateTimeOffset today)
    {
        var population = new DemoPopulation(today);
        for (var number = 1; number <= Size; number++)
        {
            population.AddCustomer($"C{number:0000}");
        }

        population.Transactions.Sort((left, right) =>
            (left.OccurredAt, left.ExternalId).CompareTo((right.OccurredAt, right.ExternalId)));
        return population;
    }

    private void AddCustomer(string id)
    {
        var isCompany = random.Chance(0.12);
        var hasBought = random.Chance(0.85);
        var dealer = random.Of(DemoCatalogue.Dealers).Code;
        Customers.Add(isCompany ? Company(id, hasBought) : Person(id, hasBought));
        if (!hasBought)
        {
            AddProspect(id, dealer);
            return;
        }

        var vehicles = isCompany ? random.Between(1, 8) : random.Chance(0.2) ? 2 : 1;
        for (var number = 1; number <= vehicles; number++)
        {
            AddVehicle(id, dealer, number);
        }

        if (random.Chance(0.25))
        {
            AddPartner(id);
        }
    }

    private ImportedCustomer Person(string id, bool hasBought)
    {
        var given = random.Faker.Name.FirstName();
        var family = $"{random.Faker.Name.LastName()} {random.Faker.Name.LastName()}";
        return new ImportedCustomer(
            id,
            CustomerKind.Person,
            hasBought ? CustomerStatus.Customer : CustomerStatus.Prospect,
            GivenName: given,
            FamilyName: family,
            ContactPoints:
            [
                new ContactPoint(
                    Channel.Email, $"{id.ToLowerInvariant()}@correo.example", IsPreferred: random.Chance(0.5)),
                new ContactPoint(Channel.Mobile, $"+519{random.Between(10_000_000, 99_999_999)}"),
            ]);
    }

    private ImportedCustomer Company(string id, bool hasBought) => new(
        id,
        CustomerKind.Company,
        hasBought ? CustomerStatus.Customer : CustomerStatus.Prospect,
        CompanyName: random.Faker.Company.CompanyName(),
        ContactPoints:
        [
            new ContactPoint(Channel.Email, $"compras.{id.ToLowerInvariant()}@empresa.example", IsPreferred: true),
        ]);

    private void AddProspect(string id, string dealer)
    {
        for (var visits = random.Between(1, 3); visits > 0; visits--)
        {
            var touchpoint = random.Of([TouchpointKind.Quote, TouchpointKind.Web, TouchpointKind.Event, TouchpointKind.CallCentre]);
            var reason = random.Of(["test drive", "asked for a price", "trade-in"]);
            AddInteraction(id, touchpoint, reason, DaysAgo(random.Between(1, 400)), dealer);
        }
    }

    private void AddVehicle(string id, string dealer, int number)
    {
        var model = random.Of(DemoCatalogue.Models);
        var age = random.Between(20, Years * 365);
        var soldAt = DaysAgo(age);
        var vin = random.Vin(model.VinStart);
        var price = random.Around(model.Price, 6);
        Vehicles.Add((id, new Vehicle
        {
            Id = random.Id(soldAt),
            Vin = vin,
            Make = model.Make,
            Model = model.Name,
            ModelYear = soldAt.Year,
        }));
        AddInteraction(id, TouchpointKind.Quote, "asked for a price", soldAt.AddDays(-random.Between(3, 40)), dealer);
        Transactions.Add(new ImportedTransaction(
            $"S-{id}-{number}",
            id,
            TransactionKind.Sale,
            soldAt,
            "USD",
            [new TransactionLineInput("NEW-VEHICLE", 1, price, decimal.Round(price * 0.93m, 2))],
            dealer,
            OdometerKm: 15,
            Vin: vin));
        AddServices(id, dealer, number, vin, age);
    }

    // One in four stops coming after a while; the others come every half year or so, driving 8 to 25 thousand km a
    // year.
    private void AddServices(string id, string dealer, int number, string vin, int age)
    {
        var perYear = random.Between(8_000, 25_000);
        var loyalDays = random.Chance(0.25) ? random.Between(0, age) : age;
        var visit = 0;
        for (var day = random.Between(120, 240); day < loyalDays; day += random.Between(120, 300))
        {
            var service = random.Of(DemoCatalogue.Services);
            var openedAt = DaysAgo(age - day);
            var closedAt = openedAt.AddHours(1 + (double)service.Hours);
            var labour = random.Around(service.Hours * 38, 10);
            var lines = new List<TransactionLineInput>
            {
                new($"{service.Code}/LABOUR", service.Hours, labour, decimal.Round(labour * 0.45m, 2), service.Hours),
            };
            if (service.Parts > 0)
            {
                var parts = random.Around(service.Parts, 15);
                lines.Add(new TransactionLineInput($"{service.Code}/PARTS", 1, parts, decimal.Round(parts * 0.68m, 2)));
            }

            Transactions.Add(new ImportedTransaction(
                $"R-{id}-{number}-{++visit}",
                id,
                TransactionKind.RepairOrder,
                openedAt,
                "USD",
                lines,
                dealer,
                OdometerKm: 15 + (int)((long)perYear * day / 365),
                Vin: vin,
                OpenedAt: openedAt,
                ClosedAt: closedAt < today ? closedAt : null));
            if (random.Chance(0.12))
            {
                AddInteraction(id, TouchpointKind.Workshop, random.Chance(0.8) ? service.Code : null, openedAt, dealer);
            }
        }

        if (random.Chance(0.15))
        {
            var net = random.Around(120, 60);
            Transactions.Add(new ImportedTransaction(
                $"P-{id}-{number}",
                id,
                TransactionKind.Parts,
                DaysAgo(random.Between(1, age)),
                "USD",
                [new TransactionLineInput("ACCESSORIES", random.Between(1, 3), net, decimal.Round(net * 0.7m, 2))],
                dealer,
                Vin: vin));
        }
    }

    private void AddPartner(string id)
    {
        var net = random.Around(25, 40);
        Transactions.Add(new ImportedTransaction(
            $"X-{id}", id, TransactionKind.Partner, DaysAgo(random.Between(1, 300)), "USD",
            [new TransactionLineInput(random.Of(["CAR-WASH", "TINTING", "INSURANCE"]), 1, net)]));
    }

    private void AddInteraction(string id, TouchpointKind touchpoint, string? reason, DateTimeOffset at, string dealer)
    {
        var met = new Visit
        {
            Id = random.Id(at),
            CustomerId = Guid.Empty,
            Touchpoint = touchpoint,
            Channel = touchpoint switch
            {
                TouchpointKind.CallCentre => Channel.Phone,
                TouchpointKind.Web => Channel.Email,
                _ => Channel.Visit,
            },
            Reason = reason,
            OccurredAt = at,
            RecordedAt = at,
            DealerCode = touchpoint == TouchpointKind.Web ? null : dealer,
        };
        Interactions.Add((id, Interaction.KindOf(met.Channel) switch
        {
            InteractionKind.Call => new Call(met),
            InteractionKind.Message => new Message(met),
            _ => met,
        }));
    }

    // In opening hours, in whole minutes.
    private DateTimeOffset DaysAgo(int days) => today.AddDays(-days).AddMinutes(random.Between(13 * 60, 23 * 60));
}
