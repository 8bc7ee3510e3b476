namespace HeadlessCrm.Api.Tests.Commerce.Vehicles;

public sealed class VehicleTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Upsert = """
        mutation Upsert($input: VehicleUpsertInput!) {
          vehicleUpsert(input: $input) {
            vehicle { vin make model modelYear licensePlate version decoded { bodyClass } }
            replayed
            errors { __typename ... on UserError { code message path } ... on VehicleVersionConflict { current { version } } }
          }
        }
        """;

    private const string Begin = """
        mutation Begin($input: VehiclePeriodBeginInput!) {
          vehiclePeriodBegin(input: $input) {
            period { role since until customer { displayName } vehicle { vin } }
            replayed
            errors { __typename ... on UserError { code path } ... on VehiclePeriodOverlap { existing { since } } }
          }
        }
        """;

    [Fact]
    public async Task A_new_vehicle_is_what_its_VIN_says()
    {
        var first = await api.AskAsync(Upsert, new { input = new { vin = "1hgcm82633a004352", licensePlate = "ABC-123" } });
        var second = await api.AskAsync(
            Upsert, new { input = new { vin = "1HGCM82633A004352", model = "Accord Coupe", licensePlate = (string?)null, expectedVersion = 1 } });
        var late = await api.AskAsync(Upsert, new { input = new { vin = "1HGCM82633A004352", model = "Civic", expectedVersion = 1 } });

        Assert.Equal(
            """{"vin":"1HGCM82633A004352","make":"Honda","model":"Accord","modelYear":2003,"licensePlate":"ABC-123","version":1,"decoded":{"bodyClass":"Coupe"}}""",
            first["vehicleUpsert.vehicle"].GetRawText());
        Assert.Equal("Accord Coupe", second.Text("vehicleUpsert.vehicle.model"));
        Assert.Equal("2", second.Text("vehicleUpsert.vehicle.version"));
        Assert.Equal("VehicleVersionConflict", late.Text("vehicleUpsert.errors.0.__typename"));
        Assert.Equal("2", late.Text("vehicleUpsert.errors.0.current.version"));
    }

    [Theory]
    [InlineData("1HGCM82643A004352", "vin")]
    [InlineData("ZZZZZZZZZ3Z000000", "make")]
    public async Task A_vehicle_that_cannot_be_is_refused(string vin, string path)
    {
        var answer = await api.AskAsync(Upsert, new { input = new { vin } });

        Assert.Equal("INVALID_VALUE", answer.Text("vehicleUpsert.errors.0.code"));
        Assert.Equal($"[\"{path}\"]", answer["vehicleUpsert.errors.0.path"].GetRawText());
        var none = await api.AskAsync("query Find($vin: Vin!) { vehicle(vin: $vin) { vin } }", new { vin });
        Assert.Equal("null", none["vehicle"].GetRawText());
    }

    [Fact]
    public async Task A_transaction_with_a_mistyped_VIN_of_North_America_is_refused()
    {
        var customerId = await api.AddCustomerAsync(new { displayName = "Mistyped" });
        var answer = await api.AskAsync(
            "mutation R($input: TransactionRecordInput!) { transactionRecord(input: $input) { errors { ... on UserError { code path } } } }",
            new
            {
                input = new
                {
                    customerId,
                    kind = "REPAIR_ORDER",
                    occurredAt = "2026-08-01T00:00:00Z",
                    currency = "USD",
                    vin = "1HGCM82643A004352",
                    lines = new[] { new { productType = "OIL", quantity = "1", net = "10" } },
                    idempotencyKey = "mistyped",
                },
            });

        Assert.Equal("""[{"code":"INVALID_VALUE","path":["vin"]}]""", answer["transactionRecord.errors"].GetRawText());
    }

    [Fact]
    public async Task What_a_VIN_says_is_told_without_a_vehicle()
    {
        var answer = await api.AskAsync(
            """
            {
              good: vinDecode(vin: " jtdkb20u093455566 ") { vin isValid region country manufacturer make model modelYear fuel plantCode serialNumber }
              bad: vinDecode(vin: "JTDKB2OU093455566") { isValid make problems { kind isError message } }
            }
            """);

        Assert.Equal("Toyota", answer.Text("good.make"));
        Assert.Equal("Prius", answer.Text("good.model"));
        Assert.Equal("2009", answer.Text("good.modelYear"));
        Assert.Equal("ASIA", answer.Text("good.region"));
        Assert.Equal("455566", answer.Text("good.serialNumber"));
        Assert.Equal(
            """{"isValid":false,"make":null,"problems":[{"kind":"CHARACTER","isError":true,"message":"Character 7 is \"O\"; a VIN has digits and letters without I, O and Q."}]}""",
            System.Text.RegularExpressions.Regex.Unescape(answer["bad"].GetRawText()).Replace("\"O\"", "\\\"O\\\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Owners_drivers_kilometres_and_services_are_one_story()
    {
        const string vin = "WVWZZZ1JZ3W386752";
        var ana = await api.AddCustomerAsync(new { displayName = "Ana" });
        var bo = await api.AddCustomerAsync(new { displayName = "Bo", externalRefs = new[] { new { system = "dms", id = "bo" } } });
        await api.AskAsync(Upsert, new { input = new { vin, make = "Volkswagen", model = "Golf", inServiceAt = "2025-09-10T00:00:00Z" } });
        await api.AskAsync(
            """
            mutation P($input: ServicePlanUpsertInput!) { servicePlanUpsert(input: $input) { plan { code version } errors { ... on UserError { code } } } }
            """,
            new
            {
                input = new
                {
                    code = "golf",
                    name = "Golf",
                    make = "volkswagen",
                    services = new[] { new { serviceType = "OIL", name = "Oil", everyKm = 15000, everyMonths = 12 } },
                },
            });

        var first = await BeginAsync(new { vin, customerId = ana, role = "OWNER", since = "2025-09-10T00:00:00Z", idempotencyKey = "own-1" });
        var second = await BeginAsync(new
        {
            vin,
            customerExternalRef = new { system = "dms", id = "bo" },
            role = "OWNER",
            since = "2026-03-01T00:00:00Z",
            idempotencyKey = "own-2",
        });
        var third = await BeginAsync(new { vin, customerId = ana, role = "OWNER", since = "2026-02-01T00:00:00Z", idempotencyKey = "own-3" });
        Assert.Equal("Ana", first.Text("vehiclePeriodBegin.period.customer.displayName"));
        Assert.Equal("Bo", second.Text("vehiclePeriodBegin.period.customer.displayName"));
        Assert.Equal("VEHICLE_PERIOD_OVERLAP", third.Text("vehiclePeriodBegin.errors.0.code"));

        await ReadAsync(5_000, "2026-02-01T00:00:00Z");
        await ReadAsync(11_000, "2026-08-22T00:00:00Z");
        var back = await ReadAsync(9_000, "2026-08-30T00:00:00Z");
        Assert.Equal("2000", back.Text("odometerRecord.rollback.km"));

        var story = await api.AskAsync(
            """
            query Story($vin: Vin!, $ana: ID!, $bo: ID!) {
              vehicle(vin: $vin) {
                customer { displayName }
                periods { role since until customer { displayName } }
                odometer { annualKm latest { km } rollbacks { km before { km } } readings { km transaction { id } } }
                dueServices { status dueAt dueKm service { serviceType } lastDone { doneAt } missing plan { code } }
              }
              ana: customer(id: $ana) { vehicles { totalCount } vehiclePeriods { until vehicle { vin } } }
              bo: customer(id: $bo) { vehicles(where: { make: { eq: "Volkswagen" } }, orderBy: [{ field: VIN }]) { nodes { vin } } }
              dueServices { nodes { vehicle { vin } status } pageInfo { hasNextPage } }
            }
            """,
            new { vin, ana, bo });

        Assert.Equal(
            """
            {"customer":{"displayName":"Bo"},"periods":[{"role":"OWNER","since":"2025-09-10T00:00:00Z","until":"2026-03-01T00:00:00Z",
            "customer":{"displayName":"Ana"}},{"role":"OWNER","since":"2026-03-01T00:00:00Z","until":null,"customer":{"displayName":"Bo"}}]
            """.ReplaceLineEndings(string.Empty),
            story["vehicle"].GetRawText()[..story["vehicle"].GetRawText().IndexOf(",\"odometer\"", StringComparison.Ordinal)]);
        Assert.Equal(365 * 6_000 / 202.0, double.Parse(story.Text("vehicle.odometer.annualKm")!, System.Globalization.CultureInfo.InvariantCulture), 6);
        Assert.Equal("11000", story.Text("vehicle.odometer.rollbacks.0.before.km"));
        Assert.Equal("DUE_SOON", story.Text("vehicle.dueServices.0.status"));
        Assert.Equal("2026-09-10T00:00:00Z", story.Text("vehicle.dueServices.0.dueAt"));
        Assert.Equal("0", story.Text("ana.vehicles.totalCount"));
        Assert.Equal(vin, story.Text("ana.vehiclePeriods.0.vehicle.vin"));
        Assert.Equal(vin, story.Text("bo.vehicles.nodes.0.vin"));
        Assert.Equal("""{"nodes":[{"vehicle":{"vin":"WVWZZZ1JZ3W386752"},"status":"DUE_SOON"}],"pageInfo":{"hasNextPage":false}}""", story["dueServices"].GetRawText());

        Task<Answer> ReadAsync(int km, string readAt) => api.AskAsync(
            """
            mutation Read($input: OdometerRecordInput!) {
              odometerRecord(input: $input) { reading { km } rollback { km } errors { ... on UserError { code } } }
            }
            """,
            new { input = new { vin, km, readAt, idempotencyKey = $"read-{km}" } });
    }

    [Fact]
    public async Task A_period_that_is_over_ends_by_name()
    {
        const string vin = "JTDKB20U093455566";
        var customerId = await api.AddCustomerAsync(new { displayName = "Driver" });
        await api.AskAsync(Upsert, new { input = new { vin } });
        await BeginAsync(new { vin, customerId, role = "DRIVER", idempotencyKey = "drive-1" });

        var ended = await EndAsync("drive-2");
        var again = await EndAsync("drive-3");

        Assert.Equal("""{"since":null,"until":"2026-08-01T00:00:00Z"}""", ended["vehiclePeriodEnd.period"].GetRawText());
        Assert.Equal("VehicleNotHeld", again.Text("vehiclePeriodEnd.errors.0.__typename"));

        Task<Answer> EndAsync(string idempotencyKey) => api.AskAsync(
            """
            mutation End($input: VehiclePeriodEndInput!) {
              vehiclePeriodEnd(input: $input) { period { since until } errors { __typename ... on UserError { code } } }
            }
            """,
            new { input = new { vin, customerId, role = "DRIVER", until = "2026-08-01T00:00:00Z", idempotencyKey } });
    }

    private Task<Answer> BeginAsync(object input) => api.AskAsync(Begin, new { input });
}
