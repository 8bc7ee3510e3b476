using System.Net;

namespace HeadlessCrm.Api.Tests.Customers;

public sealed class CustomersTests(CrmApi api) : IClassFixture<CrmApi>, IAsyncLifetime
{
    private const string Page = """
        query Page($first: Int, $after: String, $last: Int, $before: String, $orderBy: [CustomerOrder!], $where: CustomerFilter) {
          customers(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy, where: $where) {
            totalCount
            nodes { displayName }
            edges { cursor node { displayName } }
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
          }
        }
        """;

    private static readonly object[] ByName = [new { field = "DISPLAY_NAME", direction = "ASC" }];

    public async ValueTask InitializeAsync()
    {
        if ((await api.AskAsync("{ customers { totalCount } }")).Text("customers.totalCount") == "0")
        {
            foreach (var name in new[] { "Ana", "Bruno", "Carla", "Diego", "Elena" })
            {
                // What is recorded in the same millisecond has no order among itself.
                api.Clock.Now += TimeSpan.FromSeconds(1);
                await api.AddCustomerAsync(new { displayName = name });
            }
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Come_in_the_order_of_recording_when_no_order_is_asked_for()
    {
        var answer = await api.AskAsync("{ customers { nodes { displayName } } }");

        Assert.Equal(["Ana", "Bruno", "Carla", "Diego", "Elena"], answer.Texts("customers.nodes", "displayName"));
    }

    [Fact]
    public async Task Come_in_the_order_asked_for()
    {
        var answer = await api.AskAsync(Page, new { orderBy = new[] { new { field = "DISPLAY_NAME", direction = "DESC" } } });

        Assert.Equal(["Elena", "Diego", "Carla", "Bruno", "Ana"], answer.Texts("customers.nodes", "displayName"));
    }

    [Fact]
    public async Task Are_paged_forward()
    {
        var first = await api.AskAsync(Page, new { first = 2, orderBy = ByName });
        Assert.Equal(["Ana", "Bruno"], first.Texts("customers.nodes", "displayName"));
        Assert.Equal("True", first.Text("customers.pageInfo.hasNextPage"));
        Assert.Equal("False", first.Text("customers.pageInfo.hasPreviousPage"));
        Assert.Equal("5", first.Text("customers.totalCount"));

        var second = await api.AskAsync(Page, new { first = 2, after = first.Text("customers.pageInfo.endCursor"), orderBy = ByName });
        Assert.Equal(["Carla", "Diego"], second.Texts("customers.nodes", "displayName"));
        Assert.Equal("True", second.Text("customers.pageInfo.hasPreviousPage"));

        var third = await api.AskAsync(Page, new { first = 2, after = second.Text("customers.edges.1.cursor"), orderBy = ByName });
        Assert.Equal(["Elena"], third.Texts("customers.nodes", "displayName"));
        Assert.Equal("False", third.Text("customers.pageInfo.hasNextPage"));
    }

    [Fact]
    public async Task Are_paged_backward()
    {
        var last = await api.AskAsync(Page, new { last = 2, orderBy = ByName });
        Assert.Equal(["Diego", "Elena"], last.Texts("customers.nodes", "displayName"));
        Assert.Equal("True", last.Text("customers.pageInfo.hasPreviousPage"));

        var before = await api.AskAsync(Page, new { last = 2, before = last.Text("customers.pageInfo.startCursor"), orderBy = ByName });
        Assert.Equal(["Bruno", "Carla"], before.Texts("customers.nodes", "displayName"));

        var start = await api.AskAsync(Page, new { last = 9, before = before.Text("customers.pageInfo.startCursor"), orderBy = ByName });
        Assert.Equal(["Ana"], start.Texts("customers.nodes", "displayName"));
        Assert.Equal("False", start.Text("customers.pageInfo.hasPreviousPage"));
    }

    [Fact]
    public async Task An_empty_page_has_no_cursors()
    {
        var answer = await api.AskAsync(Page, new { first = 0 });

        Assert.Equal("[]", answer["customers.nodes"].GetRawText());
        Assert.Null(answer.Text("customers.pageInfo.startCursor"));
        Assert.Null(answer.Text("customers.pageInfo.endCursor"));
        Assert.Equal("5", answer.Text("customers.totalCount"));
    }

    [Fact]
    public async Task Are_counted_only_when_asked()
    {
        await api.AskAsync("{ customers { nodes { displayName } } }");
        using (var trace = await SqlTrace.BeginAsync(api))
        {
            await api.AskAsync("{ customers { nodes { displayName } } }");
            Assert.DoesNotContain(trace.Statements, sql => sql.Contains("COUNT(", StringComparison.OrdinalIgnoreCase));
            Assert.Single(trace.Statements);
        }

        using (var trace = await SqlTrace.BeginAsync(api))
        {
            await api.AskAsync("{ customers { totalCount } }");
            Assert.Contains("COUNT(", Assert.Single(trace.Statements), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("first: -1", "\"first\" is -1; it must be 0 to 250.", "INVALID_PAGE")]
    [InlineData("last: -7", "\"last\" is -7; it must be 0 to 250.", "INVALID_PAGE")]
    [InlineData("first: 251", "\"first\" is 251; at most 250 items come at once. Ask for fewer and page with cursors.", "INVALID_PAGE")]
    [InlineData("first: 1, last: 1", "Both \"first\" and \"last\" were given; ask for one of them.", "INVALID_PAGE")]
    [InlineData("first: 1, after: \"forged\"", null, "INVALID_CURSOR")]
    [InlineData("first: 1, after: \"\"", null, "INVALID_CURSOR")]
    [InlineData("where: { kind: null }", "\"kind\" is null; leave it out, or ask \"isNull\".", "INVALID_FILTER")]
    [InlineData("where: { displayName: { eq: null } }", "\"eq\" is null; leave it out, or ask \"isNull\".", "INVALID_FILTER")]
    [InlineData("orderBy: [{ field: CREATED_AT }, { field: CREATED_AT }]", null, "INVALID_PAGE")]
    public async Task Refuses_arguments_that_make_no_sense(string arguments, string? message, string code)
    {
        var answer = await api.PostAsync($"{{ customers({arguments}) {{ totalCount nodes {{ id }} }} }}");

        var error = Assert.Single(answer.Root.GetProperty("errors").EnumerateArray());
        Assert.Equal(code, error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal("customers", error.GetProperty("path")[0].GetString());
        if (message is not null)
        {
            Assert.Equal(message, error.GetProperty("message").GetString());
        }
    }

    [Fact]
    public async Task Refuses_a_cursor_that_was_changed()
    {
        var cursor = (await api.AskAsync(Page, new { first = 1 })).Text("customers.pageInfo.endCursor")!;
        var changed = (cursor[0] == 'A' ? 'B' : 'A') + cursor[1..];

        var answer = await api.PostAsync(Page, new { first = 1, after = changed });

        Assert.Equal("INVALID_CURSOR", CodeOf(answer));
    }

    [Fact]
    public async Task Refuses_a_cursor_of_another_order()
    {
        var cursor = (await api.AskAsync(Page, new { first = 1 })).Text("customers.pageInfo.endCursor")!;

        var answer = await api.PostAsync(Page, new { first = 1, after = cursor, orderBy = ByName });

        Assert.Equal("CURSOR_OF_ANOTHER_LIST", CodeOf(answer));
    }

    [Fact]
    public async Task A_field_that_is_not_there_is_named_with_the_nearest()
    {
        var answer = await api.PostAsync("{ customers { nodes { displayNam } } }");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(["Cannot query field \"displayNam\" on type \"Customer\". Did you mean \"displayName\"?"], answer.Messages);
    }

    private static string? CodeOf(Answer answer) =>
        answer.Root.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();
}
