namespace HeadlessCrm.Api.Tests.Customers.Fleets;

public sealed class FleetTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string First = "1HGCM82633A004352";
    private const string Second = "1HGCM82653A004353";

    private const string UpsertDocument = """
        mutation Save($input: FleetUpsertInput!) {
          fleetUpsert(input: $input) {
            fleet { id company { id fleets { totalCount } } }
            errors { __typename ... on UserError { code path message } ... on CircularHierarchy { circle { key name } } }
          }
        }
        """;

    private const string VehiclesDocument = """
        mutation Change($input: FleetVehiclesChangeInput!) {
          fleetVehiclesChange(input: $input) {
            fleet { version vehicles { totalCount nodes { vin vehicle { make } } } }
            errors { ... on UserError { code path message } }
          }
        }
        """;

    [Fact]
    public async Task Fleets_pool_vehicles_by_their_numbers()
    {
        var company = await api.AddCustomerAsync(new { companyName = "Transportes Sur" });
        var (vans, cars) = (await AddAsync(company, "Vans"), await AddAsync(company, "Cars"));
        var put = await api.AskAsync(VehiclesDocument, new { input = new { fleetId = vans, add = new[] { Second, First } } });
        Assert.Equal([First, Second], put.Texts("fleetVehiclesChange.fleet.vehicles.nodes", "vin").Order());
        Assert.Null(put.Text("fleetVehiclesChange.fleet.vehicles.nodes.0.vehicle"));

        var moved = await api.AskAsync(VehiclesDocument, new { input = new { fleetId = cars, add = new[] { First }, expectedVersion = 1 } });

        Assert.Equal("1", moved.Text("fleetVehiclesChange.fleet.vehicles.totalCount"));
        var left = await api.AskAsync(
            "query($id: ID!, $company: ID!) { fleet(id: $id) { vehicles { nodes { vin } } } customer(id: $company) { fleets { totalCount } } }",
            new { id = vans, company });
        Assert.Equal([Second], left.Texts("fleet.vehicles.nodes", "vin"));
        Assert.Equal("2", left.Text("customer.fleets.totalCount"));
        var both = await api.AskAsync(VehiclesDocument, new { input = new { fleetId = vans, add = new[] { First }, remove = new[] { First } } });
        Assert.Equal("INVALID_VALUE", both.Text("fleetVehiclesChange.errors.0.code"));
    }

    [Fact]
    public async Task Circles_and_owners_that_are_persons_are_refused()
    {
        var company = await api.AddCustomerAsync(new { companyName = "Acme" });
        var person = await api.AddCustomerAsync(new { givenName = "Ana" });
        var all = await AddAsync(company, "All");
        var north = await AddAsync(company, "North", all);

        var circle = await api.AskAsync(UpsertDocument, new { input = new { id = all, companyId = company, name = "All", parentId = north } });
        Assert.Equal([all, north, all], circle.Texts("fleetUpsert.errors.0.circle", "key"));
        var owned = await api.AskAsync(UpsertDocument, new { input = new { companyId = person, name = "Mine", idempotencyKey = "mine" } });
        Assert.Equal("""["companyId"]""", owned["fleetUpsert.errors.0.path"].GetRawText());
    }

    private async Task<string> AddAsync(string companyId, string name, string? parentId = null)
    {
        var answer = await api.AskAsync(UpsertDocument, new { input = new { companyId, name, parentId, idempotencyKey = $"fleet {name}" } });
        Assert.Equal("[]", answer["fleetUpsert.errors"].GetRawText());
        return answer.Text("fleetUpsert.fleet.id")!;
    }
}
