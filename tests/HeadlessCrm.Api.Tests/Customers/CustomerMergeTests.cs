namespace HeadlessCrm.Api.Tests.Customers;

public sealed class CustomerMergeTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string MergeDocument = """
        mutation Merge($input: CustomerMergeInput!) {
          customerMerge(input: $input) {
            customer { id displayName version mergedIds purchaseSummary { transactionCount } }
            effect { moves { kind count } sourceRecords externalRefs transactions interactions vehicles purchaseProfile { transactionCount totalSpend } }
            replayed
            errors {
              __typename
              ... on UserError { code message path }
              ... on CustomerAlreadyMerged { survivorId }
              ... on CustomersNeverMerge { firstId secondId }
            }
          }
        }
        """;

    private const string UnmergeDocument = """
        mutation Unmerge($input: CustomerUnmergeInput!) {
          customerUnmerge(input: $input) {
            customer { id displayName mergedIds }
            restored { id displayName transactions { totalCount } interactions { totalCount } }
            effect { transactions }
            replayed
            errors { __typename ... on UserError { code message path } }
          }
        }
        """;

    private const string NeverMergeDocument = """
        mutation Never($input: CustomerNeverMergeInput!) {
          customerNeverMerge(input: $input) { pair { firstId secondId reason decidedAt } errors { __typename ... on UserError { message } } }
        }
        """;

    [Fact]
    public async Task The_old_id_leads_to_the_survivor_everywhere_until_it_is_unmerged()
    {
        var (keep, merge) = await CreateTwoAsync("leads");

        var tried = await MergeAsync(new { keep, merge, dryRun = true });
        Assert.Equal("2", tried.Text("customerMerge.effect.transactions"));
        Assert.Equal("2", (await AskAsync(merge)).Text("customer.purchaseSummary.transactionCount"));
        var merged = await MergeAsync(new { keep, merge });

        Assert.Equal("[]", merged["customerMerge.errors"].GetRawText());
        Assert.Equal(tried["customerMerge.effect"].GetRawText(), merged["customerMerge.effect"].GetRawText());
        Assert.Equal("35", merged.Text("customerMerge.effect.purchaseProfile.totalSpend"));
        Assert.Equal(
            ["SOURCE_RECORD 1", "EXTERNAL_REFERENCE 1", "TRANSACTION 2"],
            merged["customerMerge.effect.moves"].EnumerateArray().Select(move => $"{move.GetProperty("kind")} {move.GetProperty("count")}"));
        Assert.Equal([keep, merge], merged["customerMerge.customer.mergedIds"].EnumerateArray().Select(id => id.GetString()!));
        var asked = await api.AskAsync(
            """
            query($id: ID!, $ref: ExternalRefInput!) {
              node(id: $id) { id } nodes(ids: [$id]) { id } customer(id: $id) { id }
              customers(where: { id: { eq: $id } }) { nodes { id } }
              customerByExternalRef(externalRef: $ref) { id }
              transactions(where: { customerId: { eq: $id } }) { totalCount }
            }
            """,
            new { id = merge, @ref = new { system = "dms", id = "leads-merge" } });
        string[] paths = ["node.id", "nodes.0.id", "customer.id", "customers.nodes.0.id", "customerByExternalRef.id"];
        Assert.All(paths, path => Assert.Equal(keep, asked.Text(path)));
        Assert.Equal("3", asked.Text("transactions.totalCount"));
        await api.AddPurchaseAsync(merge, "2026-08-01T10:00:00Z", "7");
        await api.AddInteractionAsync(merge);

        var back = await UnmergeAsync(new { customerId = merge });

        Assert.Equal("3", back.Text("customerUnmerge.restored.transactions.totalCount"));
        Assert.Equal("1", back.Text("customerUnmerge.restored.interactions.totalCount"));
        Assert.Equal([keep], back["customerUnmerge.customer.mergedIds"].EnumerateArray().Select(id => id.GetString()!));
        Assert.Equal(merge, (await AskAsync(merge)).Text("customer.id"));
    }

    [Fact]
    public async Task The_same_key_again_answers_as_the_first_time()
    {
        var (keep, merge) = await CreateTwoAsync("again");
        var first = await MergeAsync(new { keep, merge, idempotencyKey = "merge-again" });
        var second = await MergeAsync(new { keep, merge, idempotencyKey = "merge-again" });
        var other = await MergeAsync(new { keep = merge, merge = keep, idempotencyKey = "merge-again" });

        Assert.Equal("True", second.Text("customerMerge.replayed"));
        Assert.Equal(first["customerMerge.effect"].GetRawText(), second["customerMerge.effect"].GetRawText());
        Assert.Equal("IdempotencyKeyReused", other.Text("customerMerge.errors.0.__typename"));
    }

    [Fact]
    public async Task Merges_that_make_no_sense_are_refused_by_name()
    {
        var (keep, merge) = await CreateTwoAsync("sense");
        var third = await api.AddCustomerAsync(new { displayName = "Third" });
        Assert.Equal("CUSTOMER_MERGED_WITH_ITSELF", (await MergeAsync(new { keep, merge = keep })).Text("customerMerge.errors.0.code"));
        var mixedUp = await MergeAsync(new { keep, merge = "txn_AZPmB1wqcAC2vT1XW3v9Yw" });
        Assert.Equal("INVALID_VALUE", mixedUp.Text("customerMerge.errors.0.code"));
        var unknown = await MergeAsync(new { keep, merge = "cus_AZPmB1wqcAC2vT1XW3v9Yw" });
        Assert.Equal("""["merge"]""", unknown["customerMerge.errors.0.path"].GetRawText());
        Assert.Equal("CUSTOMER_NOT_MERGED", (await UnmergeAsync(new { customerId = keep })).Text("customerUnmerge.errors.0.code"));

        await MergeAsync(new { keep, merge });
        var already = await MergeAsync(new { keep = third, merge });
        Assert.Equal("CUSTOMER_ALREADY_MERGED", already.Text("customerMerge.errors.0.code"));
        Assert.Equal(keep, already.Text("customerMerge.errors.0.survivorId"));
        Assert.Contains(merge, already.Text("customerMerge.errors.0.message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pair_that_is_never_to_be_merged_is_refused_until_that_is_taken_back()
    {
        var (keep, merge) = await CreateTwoAsync("never");
        var decided = await api.AskAsync(NeverMergeDocument, new { input = new { first = keep, second = merge, reason = "father and son" } });
        Assert.Equal("father and son", decided.Text("customerNeverMerge.pair.reason"));

        var refused = await MergeAsync(new { keep, merge });
        Assert.Equal("CUSTOMERS_NEVER_MERGE", refused.Text("customerMerge.errors.0.code"));
        var shown = await api.AskAsync("query($id: ID!) { customer(id: $id) { neverMerge { reason } } }", new { id = merge });
        Assert.Equal(["father and son"], shown.Texts("customer.neverMerge", "reason"));

        await api.AskAsync(NeverMergeDocument, new { input = new { first = merge, second = keep, isRemoval = true } });
        Assert.Equal("[]", (await MergeAsync(new { keep, merge }))["customerMerge.errors"].GetRawText());
    }

    [Fact]
    public async Task The_feed_tells_of_merges()
    {
        var (keep, merge) = await CreateTwoAsync("feed");
        await MergeAsync(new { keep, merge });
        await UnmergeAsync(new { customerId = merge });

        var told = await api.AskAsync(
            """
            query($id: ID!) {
              feedEvents(customerId: $id, types: [CUSTOMER_MERGED, CUSTOMER_UNMERGED]) {
                nodes {
                  type customer { id }
                  ... on CustomerMergedEvent { survivorId mergedId version }
                  ... on CustomerUnmergedEvent { survivorId restoredId version }
                }
              }
            }
            """,
            new { id = merge });

        Assert.Equal(["CUSTOMER_MERGED", "CUSTOMER_UNMERGED"], told.Texts("feedEvents.nodes", "type"));
        Assert.Equal([keep, keep], told.Texts("feedEvents.nodes", "survivorId"));
        Assert.Equal(merge, told.Text("feedEvents.nodes.0.mergedId"));
        Assert.Equal(merge, told.Text("feedEvents.nodes.1.restoredId"));
    }

    private Task<Answer> MergeAsync(object input) => api.AskAsync(MergeDocument, new { input });

    private Task<Answer> UnmergeAsync(object input) => api.AskAsync(UnmergeDocument, new { input });

    private Task<Answer> AskAsync(string id) =>
        api.AskAsync("query($id: ID!) { customer(id: $id) { id purchaseSummary { transactionCount } } }", new { id });

    private async Task<(string Keep, string Merge)> CreateTwoAsync(string name)
    {
        var keep = await api.AddCustomerAsync(new { displayName = name });
        var merge = await api.AddCustomerAsync(
            new { displayName = name + " 2", externalRefs = new[] { new { system = "dms", id = name + "-merge" } } });
        await api.AddPurchaseAsync(keep, "2026-07-01T10:00:00Z", "10");
        await api.AddPurchaseAsync(merge, "2026-07-02T10:00:00Z", "20");
        await api.AddPurchaseAsync(merge, "2026-07-03T10:00:00Z", "5");
        return (keep, merge);
    }
}
