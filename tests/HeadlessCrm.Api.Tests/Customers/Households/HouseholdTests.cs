namespace HeadlessCrm.Api.Tests.Customers.Households;

public sealed class HouseholdTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string UpsertDocument = """
        mutation Save($input: HouseholdUpsertInput!) {
          householdUpsert(input: $input) {
            household { id name version parent { name } }
            errors { __typename ... on UserError { code message path } ... on CircularHierarchy { circle { key name } } }
          }
        }
        """;

    private const string PlaceDocument = """
        mutation Place($input: HouseholdPlaceInput!) {
          householdPlace(input: $input) { customer { household { name } } replayed errors { ... on UserError { code path message } } }
        }
        """;

    [Fact]
    public async Task Whoever_moves_in_somewhere_has_moved_out_elsewhere()
    {
        var (vega, ruiz) = (await AddAsync("Vega"), await AddAsync("Ruiz"));
        var (ana, ben) = (await api.AddCustomerAsync(new { givenName = "Ana" }), await api.AddCustomerAsync(new { givenName = "Ben" }));
        Assert.Equal("Vega", (await PlaceAsync(ana, vega, true)).Text("householdPlace.customer.household.name"));
        await PlaceAsync(ben, vega);
        var shown = await ShowAsync(vega);
        Assert.Equal(["Ana", "Ben"], shown["household.members"].EnumerateArray().Select(one => one.GetProperty("customer").GetProperty("givenName").GetString()));
        Assert.Equal("Ana", shown.Text("household.head.givenName"));

        await PlaceAsync(ana, ruiz);

        shown = await ShowAsync(vega);
        Assert.Equal("[{\"isHead\":false,\"customer\":{\"givenName\":\"Ben\"}}]", shown["household.members"].GetRawText());
        Assert.Null(shown.Text("household.head"));
        Assert.Null((await PlaceAsync(ben, null)).Text("householdPlace.customer.household"));
        var company = await api.AddCustomerAsync(new { companyName = "Acme" });
        Assert.Equal("INVALID_VALUE", (await PlaceAsync(company, vega)).Text("householdPlace.errors.0.code"));
        Assert.Equal("INVALID_VALUE", (await PlaceAsync(ana, ana)).Text("householdPlace.errors.0.code"));
        Assert.Equal("ENTRY_NOT_FOUND", (await PlaceAsync(ana, "hou_AZPmB1wqcAC2vT1XW3v9Yw")).Text("householdPlace.errors.0.code"));
    }

    [Fact]
    public async Task A_circle_is_refused_and_shown()
    {
        var family = await AddAsync("Family");
        var north = await AddAsync("North", family);
        var refused = await api.AskAsync(UpsertDocument, new { input = new { id = family, name = "Family", parentId = north } }, "es");

        Assert.Equal("CIRCULAR_HIERARCHY", refused.Text("householdUpsert.errors.0.code"));
        Assert.Equal([family, north, family], refused.Texts("householdUpsert.errors.0.circle", "key"));
        Assert.Contains("Family → North → Family", refused.Text("householdUpsert.errors.0.message"), StringComparison.Ordinal);
        var listed = await api.AskAsync(
            "query($id: ID!) { households(where: { parentId: { eq: $id } }) { nodes { name parent { name parts { name } } } } }", new { id = family });
        Assert.Equal("North", listed.Text("households.nodes.0.parent.parts.0.name"));
        var unknown = await api.AskAsync(UpsertDocument, new { input = new { name = "X", parentId = "hou_AZPmB1wqcAC2vT1XW3v9Yw", idempotencyKey = "x" } });
        Assert.Equal("""["parentId"]""", unknown["householdUpsert.errors.0.path"].GetRawText());
        Assert.Contains("hou_AZPmB1wqcAC2vT1XW3v9Yw", unknown.Text("householdUpsert.errors.0.message"), StringComparison.Ordinal);
    }

    private async Task<string> AddAsync(string name, string? parentId = null)
    {
        var answer = await api.AskAsync(UpsertDocument, new { input = new { name, parentId, idempotencyKey = $"household {name}" } });
        return answer.Text("householdUpsert.household.id")!;
    }

    private Task<Answer> PlaceAsync(string customerId, string? householdId, bool isHead = false) => api.AskAsync(
        PlaceDocument, new { input = new { customerId, householdId, isHead, idempotencyKey = $"place {Guid.CreateVersion7()}" } });

    private Task<Answer> ShowAsync(string id) => api.AskAsync(
        "query($id: ID!) { household(id: $id) { members { isHead customer { givenName } } head { givenName } } }", new { id });
}
