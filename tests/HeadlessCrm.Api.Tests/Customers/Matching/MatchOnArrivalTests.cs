namespace HeadlessCrm.Api.Tests.Customers.Matching;

/// <summary><c>customerUpsert</c> with matching on, and what people do with what it leaves to them.</summary>
public sealed class MatchOnArrivalTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string UpsertDocument = """
        mutation Upsert($input: CustomerUpsertInput!) {
          customerUpsert(input: $input) {
            customer { id displayName mergedIds matchDecisions { id status } sourceRecords { externalId } }
            match {
              outcome
              candidates {
                id status outcome origin score probability isHeldBack modelVersion decidedAt resolvedAt reason
                customer { id } record { system id } arrivedCustomer { id } arrivedRecord { system id }
                waterfall { evidence field agreement weight total }
              }
            }
            replayed
            errors { __typename ... on UserError { code message path } }
          }
        }
        """;

    private const string ConfirmDocument = """
        mutation Confirm($input: MatchConfirmInput!) {
          matchConfirm(input: $input) {
            decision { id status customer { id } arrivedCustomer { id } resolvedAt }
            replayed
            errors {
              __typename
              ... on UserError { code message path }
              ... on MatchAlreadyDecided { status }
              ... on MatchCustomersMerged { customerId }
            }
          }
        }
        """;

    private const string RejectDocument = """
        mutation Reject($input: MatchRejectInput!) {
          matchReject(input: $input) {
            decision { id status reason }
            replayed
            errors { __typename ... on UserError { code message path } ... on MatchAlreadyDecided { status } }
          }
        }
        """;

    private const string ReviewsDocument = """
        query Reviews($where: MatchDecisionFilter) {
          matchReviews(where: $where, orderBy: [{ field: SCORE, direction: DESC }], first: 5) {
            totalCount nodes { id status score customer { displayName } arrivedCustomer { displayName } } pageInfo { hasNextPage }
          }
        }
        """;

    [Fact]
    public async Task A_sure_record_is_linked_and_the_answer_says_why()
    {
        var first = await UpsertAsync(Person("link-1", "Linares", "10101010", "1975-02-03"));
        Assert.Equal("NEW", first.Text("customerUpsert.match.outcome"));
        Assert.Equal("[]", first["customerUpsert.match.candidates"].GetRawText());
        var known = first.Text("customerUpsert.customer.id")!;

        var second = await UpsertAsync(Person("link-2", "Linares", "10101010", "1975-02-03"));

        Assert.Equal("LINK", second.Text("customerUpsert.match.outcome"));
        Assert.Equal(known, second.Text("customerUpsert.customer.id"));
        Assert.Equal(["link-1", "link-2"], second.Texts("customerUpsert.customer.sourceRecords", "externalId").Order());
        var match = "customerUpsert.match.candidates.0";
        Assert.Equal(("LINKED", "ARRIVAL", known), (
            second.Text($"{match}.status"), second.Text($"{match}.origin"), second.Text($"{match}.customer.id")));
        Assert.Equal(("link-1", "link-2"), (second.Text($"{match}.record.id"), second.Text($"{match}.arrivedRecord.id")));
        Assert.StartsWith("mat_", second.Text($"{match}.id"), StringComparison.Ordinal);
        var lines = second[$"{match}.waterfall"].EnumerateArray().ToArray();
        Assert.Equal("PRIOR", lines[0].GetProperty("evidence").GetString());
        Assert.Equal("HOUSEHOLD", lines[^1].GetProperty("evidence").GetString());
        Assert.Contains(lines, line => line.GetProperty("field").GetString() == "DOCUMENT_NUMBER"
            && line.GetProperty("agreement").GetString() == "AGREE" && line.GetProperty("weight").GetDouble() > 10);
        Assert.Equal(
            second[$"{match}.score"].GetDouble(), lines.Sum(line => line.GetProperty("weight").GetDouble()), 1e-6);

        var taken = second["customerUpsert.customer.mergedIds"].EnumerateArray().Select(id => id.GetString()!).Single(id => id != known);
        await api.AskAsync(
            "mutation($id: ID!) { customerUnmerge(input: { customerId: $id }) { restored { id } errors { __typename } } }", new { id = taken });
        var open = await ReviewsAsync("OPEN");
        Assert.Contains(second.Text($"{match}.id"), open.Texts("matchReviews.nodes", "id"));
    }

    [Fact]
    public async Task A_repeat_with_the_same_key_answers_as_the_first_time()
    {
        await UpsertAsync(Person("again-1", "Andrade", "20202020", "1961-11-23"));
        var first = await UpsertAsync(Person("again-2", "Andrade", "20202020", "1961-11-23", key: "again"));
        var again = await UpsertAsync(Person("again-2", "Andrade", "20202020", "1961-11-23", key: "again"));

        Assert.True(again["customerUpsert.replayed"].GetBoolean());
        Assert.Equal(first.Text("customerUpsert.customer.id"), again.Text("customerUpsert.customer.id"));
        Assert.Equal(first["customerUpsert.match"].GetRawText(), again["customerUpsert.match"].GetRawText());
    }

    [Fact]
    public async Task Nothing_is_matched_unless_it_is_asked_for_and_what_is_known_by_its_key_is_not_asked()
    {
        await UpsertAsync(Person("off-1", "Oliva", "30303030", "1988-07-09", match: null));
        var twin = await UpsertAsync(Person("off-2", "Oliva", "30303030", "1988-07-09", match: "OFF"));
        var known = await UpsertAsync(Person("off-1", "Oliva", "30303030", "1988-07-09"));

        Assert.Equal("null", twin["customerUpsert.match"].GetRawText());
        Assert.Equal("null", known["customerUpsert.match"].GetRawText());
        Assert.NotEqual(twin.Text("customerUpsert.customer.id"), known.Text("customerUpsert.customer.id"));
    }

    [Fact]
    public async Task A_person_confirms_a_review_and_the_other_way_is_refused_then()
    {
        var (known, arrived, review) = await ReviewAsync("confirm", "Cordero");
        Assert.Contains(review, (await ReviewsAsync("OPEN")).Texts("matchReviews.nodes", "id"));

        var confirmed = await api.AskAsync(ConfirmDocument, new { input = new { decisionId = review } });

        Assert.Equal("[]", confirmed["matchConfirm.errors"].GetRawText());
        Assert.Equal(("CONFIRMED", known, known), (
            confirmed.Text("matchConfirm.decision.status"),
            confirmed.Text("matchConfirm.decision.customer.id"),
            confirmed.Text("matchConfirm.decision.arrivedCustomer.id")));
        Assert.NotEqual(known, arrived);
        Assert.True((await api.AskAsync(ConfirmDocument, new { input = new { decisionId = review } }))["matchConfirm.replayed"].GetBoolean());
        var refused = await api.AskAsync(RejectDocument, new { input = new { decisionId = review } }, "es");
        Assert.Equal(("MATCH_ALREADY_DECIDED", "CONFIRMED"), (
            refused.Text("matchReject.errors.0.code"), refused.Text("matchReject.errors.0.status")));
        Assert.Contains("confirmada", refused.Text("matchReject.errors.0.message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_review_is_never_merged()
    {
        var (known, arrived, review) = await ReviewAsync("reject", "Rebaza");

        var rejected = await api.AskAsync(RejectDocument, new { input = new { decisionId = review, reason = "Father and son." } });

        Assert.Equal(("REJECTED", "Father and son."), (
            rejected.Text("matchReject.decision.status"), rejected.Text("matchReject.decision.reason")));
        var merge = await api.AskAsync(
            "mutation($keep: ID!, $merge: ID!) { customerMerge(input: { keep: $keep, merge: $merge }) { errors { ... on UserError { code } } } }",
            new { keep = known, merge = arrived });
        Assert.Equal("CUSTOMERS_NEVER_MERGE", merge.Text("customerMerge.errors.0.code"));
        Assert.DoesNotContain(review, (await ReviewsAsync("OPEN")).Texts("matchReviews.nodes", "id"));
        Assert.Equal(
            "MATCH_ALREADY_DECIDED",
            (await api.AskAsync(ConfirmDocument, new { input = new { decisionId = review } })).Text("matchConfirm.errors.0.code"));
    }

    [Fact]
    public async Task A_review_whose_customers_were_merged_meanwhile_is_refused_and_so_is_one_that_is_not_there()
    {
        var (known, arrived, review) = await ReviewAsync("meanwhile", "Medrano");
        await api.AskAsync(
            "mutation($keep: ID!, $merge: ID!) { customerMerge(input: { keep: $keep, merge: $merge }) { errors { __typename } } }",
            new { keep = known, merge = arrived });

        var late = await api.AskAsync(ConfirmDocument, new { input = new { decisionId = review } });
        var unknown = await api.AskAsync(ConfirmDocument, new { input = new { decisionId = "mat_AZPmB1wqcAC2vT1XW3v9Yw" } });
        var mixedUp = await api.AskAsync(ConfirmDocument, new { input = new { decisionId = known } });

        Assert.Equal(("MATCH_CUSTOMERS_MERGED", known), (
            late.Text("matchConfirm.errors.0.code"), late.Text("matchConfirm.errors.0.customerId")));
        Assert.Equal("MATCH_DECISION_NOT_FOUND", unknown.Text("matchConfirm.errors.0.code"));
        Assert.Equal("INVALID_VALUE", mixedUp.Text("matchConfirm.errors.0.code"));
        Assert.Contains(review, (await ReviewsAsync("CLOSED")).Texts("matchReviews.nodes", "id"));
    }

    [Fact]
    public async Task Two_records_that_claim_one_key_are_refused()
    {
        await UpsertAsync(new { source = Source("claim-1"), externalRefs = new[] { new { system = "erp", id = "77" } }, givenName = "Ana" });

        var other = await UpsertAsync(
            new { source = Source("claim-1"), externalRefs = new[] { new { system = "erp", id = "78" } }, givenName = "Ana" });
        await UpsertAsync(new { source = Source("claim-2"), externalRefs = new[] { new { system = "erp", id = "79" } }, givenName = "Eva" });
        var refused = await UpsertAsync(
            new { source = Source("claim-2"), externalRefs = new[] { new { system = "erp", id = "77" } }, givenName = "Eva" });

        Assert.Equal("[]", other["customerUpsert.errors"].GetRawText());
        Assert.Equal("EXTERNAL_REFERENCE_TAKEN", refused.Text("customerUpsert.errors.0.code"));
        Assert.Equal("null", refused["customerUpsert.customer"].GetRawText());
    }

    private async Task<(string Known, string Arrived, string Review)> ReviewAsync(string name, string family)
    {
        var first = await UpsertAsync(Person($"{name}-1", family, "40404040", $"19{(int)family[0]}-06-1{family[1] % 10}"));
        var second = await UpsertAsync(Person($"{name}-2", family, null, null));
        Assert.Equal("REVIEW", second.Text("customerUpsert.match.outcome"));
        return (
            first.Text("customerUpsert.customer.id")!,
            second.Text("customerUpsert.customer.id")!,
            second.Text("customerUpsert.match.candidates.0.id")!);
    }

    private Task<Answer> UpsertAsync(object input) => api.AskAsync(UpsertDocument, new { input });

    private Task<Answer> ReviewsAsync(string status) =>
        api.AskAsync(ReviewsDocument, new { where = new { status = new { eq = status } } });

    private static object Source(string id, object[]? values = null) => new { system = "web", externalId = id, values };

    // Everybody of a name lives in a street of that name, so that the tests do not find each other's people.
    private static object Person(
        string id, string family, string? document, string? born, string? match = "LINK", string? key = null)
    {
        var digits = string.Concat(family.Select(letter => letter % 10));
        return new
        {
            source = Source(
                id,
                [
                    .. new (string Name, string? Value)[]
                    {
                        ("documentNumber", document is null ? null : document + digits[..1]), ("birthDate", born),
                        ("street", $"Calle {family}"), ("streetNumber", "125"), ("locality", family), ("postalCode", $"1{digits[..4]}"),
                    }.Where(one => one.Value is not null).Select(one => (object)new { name = one.Name, value = one.Value }),
                ]),
            givenName = string.Concat(family.Reverse()),
            familyName = family,
            contactPoints = new[] { new { channel = "MOBILE", value = $"+519{digits[^3..]}{digits[..5]}" } },
            match,
            idempotencyKey = key,
        };
    }
}
