using HeadlessCrm.Domain.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace HeadlessCrm.Api.Tests.Organisation;

public sealed class DealersTests(CrmApi api) : IClassFixture<CrmApi>, IAsyncLifetime
{
    private const string Document = """
        query Dealers($first: Int, $after: String, $last: Int, $before: String) {
          dealers(first: $first, after: $after, last: $last, before: $before) {
            totalCount nodes { code } edges { cursor node { name city } }
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
          }
        }
        """;

    public async ValueTask InitializeAsync() => await api.Services.GetRequiredService<IDealerStore>().SaveAsync(
        [new("D", "Delta"), new("A", "Alfa", "Lima"), new("C", "Charlie"), new("B", "Bravo")], CancellationToken.None);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Come_by_code_and_page_both_ways()
    {
        var first = await api.AskAsync(Document, new { first = 3 });
        Assert.Equal(["A", "B", "C"], first.Texts("dealers.nodes", "code"));
        Assert.Equal("4", first.Text("dealers.totalCount"));
        Assert.Equal("Lima", first.Text("dealers.edges.0.node.city"));
        Assert.Equal("True", first.Text("dealers.pageInfo.hasNextPage"));

        var rest = await api.AskAsync(Document, new { first = 3, after = first.Text("dealers.pageInfo.endCursor") });
        Assert.Equal(["D"], rest.Texts("dealers.nodes", "code"));
        Assert.Equal("False", rest.Text("dealers.pageInfo.hasNextPage"));
        Assert.Equal("True", rest.Text("dealers.pageInfo.hasPreviousPage"));

        var last = await api.AskAsync(Document, new { last = 2, before = rest.Text("dealers.pageInfo.startCursor") });
        Assert.Equal(["B", "C"], last.Texts("dealers.nodes", "code"));
        Assert.Equal("True", last.Text("dealers.pageInfo.hasPreviousPage"));
    }

    [Fact]
    public async Task One_is_found_by_code()
    {
        var answer = await api.AskAsync("""{ known: dealer(code: "B") { name } unknown: dealer(code: "Z") { name } }""");

        Assert.Equal("""{"known":{"name":"Bravo"},"unknown":null}""", answer.Data.GetRawText());
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        await api.AddCustomerAsync(new { displayName = "Cursor" });
        var cursor = (await api.AskAsync("{ customers(first: 1) { pageInfo { endCursor } } }")).Text("customers.pageInfo.endCursor");

        var answer = await api.PostAsync(Document, new { first = 1, after = cursor });

        Assert.Equal(
            "CURSOR_OF_ANOTHER_LIST", answer.Root.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }
}
