namespace HeadlessCrm.Api.Tests.Touchpoints.MarketingEvents;

public sealed class MarketingEventTests(CrmApi api) : IClassFixture<CrmApi>
{
    private const string Errors = """
        errors { __typename ... on UserError { code message path } ... on MarketingEventNotOpen { status endsAt isOver } }
        """;

    private const string PlaceErrors = """
        errors { __typename ... on UserError { code message path } ... on MarketingEventNotOpen { status endsAt isOver } ... on MarketingEventFull { capacity seatsLeft } }
        """;

    private const string Upsert = $$"""
        mutation Upsert($input: MarketingEventUpsertInput!) { marketingEventUpsert(input: $input) { replayed {{Errors}}
          event { id code name kind dealerCode place startsAt endsAt timeZone capacity hasWaitingList status version } } }
        """;

    private const string Invite = $$"""
        mutation Invite($input: MarketingEventInviteInput!) { marketingEventInvite(input: $input) { {{Errors}}
          results { isNew invitation { id channel customer { id } event { code } } {{Errors}} } } }
        """;

    private const string Register = $$"""
        mutation Register($input: MarketingEventRegisterInput!) { marketingEventRegister(input: $input) { replayed {{PlaceErrors}}
          registration { id status companions event { code } customer { id } } } }
        """;

    private const string Cancel = $$"""
        mutation Cancel($input: MarketingEventRegistrationCancelInput!) { marketingEventRegistrationCancel(input: $input) { replayed {{PlaceErrors}}
          registration { status cancelReason version } promoted { id status } } }
        """;

    [Fact]
    public async Task An_event_is_planned_changed_and_kept_from_being_overwritten()
    {
        var made = await UpsertAsync(new
        {
            code = "PLAN", name = "New model", kind = "LAUNCH", dealerCode = "L1", place = "Lima", startsAt = "2026-10-01T15:00:00Z",
            endsAt = "2026-10-01T20:00:00Z", timeZone = "America/Lima", capacity = 40, expectedVersion = 0,
        });
        var changed = await UpsertAsync(new { code = "PLAN", place = "", capacity = 0, status = "OPEN", expectedVersion = 1, idempotencyKey = "plan" });
        var repeated = await UpsertAsync(new { code = "PLAN", place = "", capacity = 0, status = "OPEN", expectedVersion = 1, idempotencyKey = "plan" });
        var late = await UpsertAsync(new { code = "PLAN", name = "Late", expectedVersion = 1 });

        Assert.Equal(
            $$"""{"id":"{{made.Text("marketingEventUpsert.event.id")}}","code":"PLAN","name":"New model","kind":"LAUNCH","dealerCode":"L1","place":"Lima","startsAt":"2026-10-01T15:00:00Z","endsAt":"2026-10-01T20:00:00Z","timeZone":"America/Lima","capacity":40,"hasWaitingList":true,"status":"PLANNED","version":1}""",
            made["marketingEventUpsert.event"].GetRawText());
        Assert.Equal(
            (null, null, "OPEN", "2"),
            (changed.Text("marketingEventUpsert.event.place"), changed.Text("marketingEventUpsert.event.capacity"),
                changed.Text("marketingEventUpsert.event.status"), changed.Text("marketingEventUpsert.event.version")));
        Assert.Equal(("True", "2"), (repeated.Text("marketingEventUpsert.replayed"), repeated.Text("marketingEventUpsert.event.version")));
        Assert.Equal("ENTRY_VERSION_CONFLICT", late.Text("marketingEventUpsert.errors.0.code"));
        var list = await api.AskAsync(
            """
            query List($id: ID!) { marketingEvent(code: "PLAN") { name } node(id: $id) { ... on MarketingEvent { kind } }
              marketingEvents(where: { dealerCode: { eq: "L1" }, startsAt: { gt: "2026-09-30T00:00:00Z" } }, orderBy: [{ field: STARTS_AT }]) { totalCount nodes { code dealer { code } } } }
            """,
            new { id = made.Text("marketingEventUpsert.event.id") });
        Assert.Equal(
            """{"marketingEvent":{"name":"New model"},"node":{"kind":"LAUNCH"},"marketingEvents":{"totalCount":1,"nodes":[{"code":"PLAN","dealer":null}]}}""",
            list.Data.GetRawText());
    }

    [Fact]
    public async Task What_is_wrong_with_an_event_is_said_with_its_place()
    {
        var empty = await UpsertAsync(new { code = "BAD" });
        var bad = await UpsertAsync(new
        {
            code = " ", name = " ", kind = "OTHER", startsAt = "2026-10-02T00:00:00Z", endsAt = "2026-10-01T00:00:00Z", timeZone = "Mars/Base", capacity = -1,
        });
        await OpenAsync("GONE", null);
        await UpsertAsync(new { code = "GONE", status = "CANCELLED" });
        var revived = await UpsertAsync(new { code = "GONE", status = "OPEN" });

        Assert.Equal(
            """["name"] ["kind"] ["startsAt"] ["endsAt"]""",
            string.Join(' ', empty["marketingEventUpsert.errors"].EnumerateArray().Select(error => error.GetProperty("path").GetRawText())));
        Assert.Equal(
            """["code"] ["name"] ["endsAt"] ["timeZone"] ["capacity"]""",
            string.Join(' ', bad["marketingEventUpsert.errors"].EnumerateArray().Select(error => error.GetProperty("path").GetRawText())));
        Assert.Equal("""["status"]""", revived["marketingEventUpsert.errors.0.path"].GetRawText());
    }

    [Fact]
    public async Task Customers_are_invited_each_for_itself_and_again_without_harm()
    {
        await OpenAsync("INVITE", null);
        var (ana, ben) = (await AddAsync("inv-1"), await AddAsync("inv-2"));
        var input = new
        {
            eventCode = "INVITE", channel = "EMAIL",
            customers = new object[]
            {
                new { customerId = ana }, new { customerExternalRef = new { system = "dms", id = "nobody" } },
                new { customerExternalRef = new { system = "dms", id = "inv-2" } },
            },
        };

        var first = await InviteAsync(input);
        var again = await InviteAsync(input);
        var unknown = await InviteAsync(new { input.customers, eventCode = "NOWHERE" });
        var mixed = await InviteAsync(new { eventCode = "INVITE", customers = new object[] { new { }, new { customerId = first.Text("marketingEventInvite.results.0.invitation.id") } } });

        Assert.Equal(["True", "False", "True"], first.Texts("marketingEventInvite.results", "isNew"));
        Assert.Equal(
            (ana, "EMAIL", "INVITE", ben),
            (first.Text("marketingEventInvite.results.0.invitation.customer.id"), first.Text("marketingEventInvite.results.0.invitation.channel"),
                first.Text("marketingEventInvite.results.0.invitation.event.code"), first.Text("marketingEventInvite.results.2.invitation.customer.id")));
        Assert.Equal("CUSTOMER_NOT_FOUND", first.Text("marketingEventInvite.results.1.errors.0.code"));
        Assert.Equal("""["customers","1"]""", first["marketingEventInvite.results.1.errors.0.path"].GetRawText());
        Assert.Equal(["False", "False", "False"], again.Texts("marketingEventInvite.results", "isNew"));
        Assert.Equal(first.Text("marketingEventInvite.results.0.invitation.id"), again.Text("marketingEventInvite.results.0.invitation.id"));
        Assert.Equal("ENTRY_NOT_FOUND", unknown.Text("marketingEventInvite.errors.0.code"));
        Assert.Equal("""["customers","1","customerId"]""", mixed["marketingEventInvite.errors.0.path"].GetRawText());
        var list = await api.AskAsync("""{ marketingEvent(code: "INVITE") { figures { invited } invitations { totalCount nodes { customer { id } } } } }""");
        Assert.Equal("2", list.Text("marketingEvent.figures.invited"));
        Assert.Equal(new[] { ana, ben }.ToHashSet(), list.Texts("marketingEvent.invitations.nodes", "customer.id").ToHashSet());
    }

    [Fact]
    public async Task A_place_is_taken_waited_for_and_given_on()
    {
        await OpenAsync("SEATS", 3);
        var (ana, ben, cy) = (await AddAsync("seat-1"), await AddAsync("seat-2"), await AddAsync("seat-3"));

        var first = await RegisterAsync(new { eventCode = "SEATS", customerId = ana, companions = 1, idempotencyKey = "seat-1" });
        var waits = await RegisterAsync(new { eventCode = "SEATS", customerId = ben, companions = 1 });
        var fits = await RegisterAsync(new { eventCode = "SEATS", customerExternalRef = new { system = "dms", id = "seat-3" } });
        var twice = await RegisterAsync(new { eventCode = "SEATS", customerId = ben, companions = 0 });
        var tooMany = await RegisterAsync(new { eventCode = "SEATS", customerId = await AddAsync("seat-4"), companions = 3 });
        var id = first.Text("marketingEventRegister.registration.id");
        var cancelled = await CancelAsync(new { registrationId = id, reason = "ill", expectedVersion = 1 });
        var again = await CancelAsync(new { registrationId = id });

        Assert.Equal(
            ("REGISTERED", "WAITING", "REGISTERED", cy),
            (first.Text("marketingEventRegister.registration.status"), waits.Text("marketingEventRegister.registration.status"),
                fits.Text("marketingEventRegister.registration.status"), fits.Text("marketingEventRegister.registration.customer.id")));
        Assert.Equal(
            (waits.Text("marketingEventRegister.registration.id"), "1", "True"),
            (twice.Text("marketingEventRegister.registration.id"), twice.Text("marketingEventRegister.registration.companions"), twice.Text("marketingEventRegister.replayed")));
        Assert.Equal(("MarketingEventFull", "3", "0"), (tooMany.Text("marketingEventRegister.errors.0.__typename"), tooMany.Text("marketingEventRegister.errors.0.capacity"), tooMany.Text("marketingEventRegister.errors.0.seatsLeft")));
        Assert.Equal(
            $$"""{"replayed":false,"errors":[],"registration":{"status":"CANCELLED","cancelReason":"ill","version":2},"promoted":[{"id":"{{waits.Text("marketingEventRegister.registration.id")}}","status":"REGISTERED"}]}""",
            cancelled["marketingEventRegistrationCancel"].GetRawText());
        Assert.Equal(("True", "CANCELLED"), (again.Text("marketingEventRegistrationCancel.replayed"), again.Text("marketingEventRegistrationCancel.registration.status")));
        Assert.Empty(again["marketingEventRegistrationCancel.promoted"].EnumerateArray());
        var seen = await api.AskAsync(
            """
            query Seen($id: ID!, $registration: ID!) {
              feedEvents(customerId: $id, types: [REGISTRATION_PROMOTED]) { nodes { ... on RegistrationPromotedEvent { eventCode registrationId registration { status } customer { id } } } }
              customer(id: $id) { eventRegistrations(where: { status: { eq: REGISTERED }, eventCode: { eq: "SEATS" } }) { totalCount nodes { event { code } isNoShow } } }
              node(id: $registration) { ... on EventRegistration { companions } }
              marketingEvent(code: "SEATS") { figures { registered registeredPersons seatsLeft waiting noShow } registrations(where: { status: { in: [CANCELLED, WAITING] } }) { nodes { customer { id } } } } }
            """,
            new { id = ben, registration = waits.Text("marketingEventRegister.registration.id") });
        Assert.Equal(
            $$$"""[{"eventCode":"SEATS","registrationId":"{{{waits.Text("marketingEventRegister.registration.id")}}}","registration":{"status":"REGISTERED"},"customer":{"id":"{{{ben}}}"}}]""",
            seen["feedEvents.nodes"].GetRawText());
        Assert.Equal("""{"totalCount":1,"nodes":[{"event":{"code":"SEATS"},"isNoShow":false}]}""", seen["customer.eventRegistrations"].GetRawText());
        Assert.Equal("1", seen.Text("node.companions"));
        Assert.Equal("""{"registered":2,"registeredPersons":3,"seatsLeft":0,"waiting":0,"noShow":null}""", seen["marketingEvent.figures"].GetRawText());
        Assert.Equal([ana], seen.Texts("marketingEvent.registrations.nodes", "customer.id"));
    }

    [Fact]
    public async Task A_registration_is_refused_in_both_languages()
    {
        await OpenAsync("TIGHT", 1, hasWaitingList: false);
        await UpsertAsync(new { code = "SOON", name = "Soon", kind = "CLUB", startsAt = "2026-10-01T00:00:00Z", endsAt = "2026-10-02T00:00:00Z" });
        await UpsertAsync(new { code = "PAST", name = "Past", kind = "CLUB", startsAt = "2026-08-01T00:00:00Z", endsAt = "2026-08-02T00:00:00Z", status = "OPEN" });
        var (ana, ben) = (await AddAsync("no-1"), await AddAsync("no-2"));
        await RegisterAsync(new { eventCode = "TIGHT", customerId = ana });

        var full = await RegisterAsync(new { eventCode = "TIGHT", customerId = ben }, "es");
        var soon = await RegisterAsync(new { eventCode = "SOON", customerId = ben }, "es");
        var past = await RegisterAsync(new { eventCode = "PAST", customerId = ben });
        var unknown = await RegisterAsync(new { eventCode = "NONE", customerId = ben });
        var bad = await RegisterAsync(new { eventCode = "TIGHT", companions = 51, registeredAt = "2027-01-01T00:00:00Z" });

        Assert.Equal("Al evento «TIGHT», de 1 plazas, le quedan 0, no 1, y no se puede esperar a que haya más.", full.Text("marketingEventRegister.errors.0.message"));
        Assert.Equal(("El evento «SOON» está en PLANNED; elija otro o cambie antes su estado.", "PLANNED"), (soon.Text("marketingEventRegister.errors.0.message"), soon.Text("marketingEventRegister.errors.0.status")));
        Assert.Equal(("MARKETING_EVENT_NOT_OPEN", "True"), (past.Text("marketingEventRegister.errors.0.code"), past.Text("marketingEventRegister.errors.0.isOver")));
        Assert.Equal(("ENTRY_NOT_FOUND", "There is no event NONE; check the id, or create it first."), (unknown.Text("marketingEventRegister.errors.0.code"), unknown.Text("marketingEventRegister.errors.0.message")));
        Assert.Equal(
            """["customerId"] ["companions"] ["registeredAt"]""",
            string.Join(' ', bad["marketingEventRegister.errors"].EnumerateArray().Select(error => error.GetProperty("path").GetRawText())));
    }

    [Fact]
    public async Task Whoever_came_is_known_also_when_the_event_was_made_later()
    {
        var (ana, ben) = (await AddAsync("came-1"), await AddAsync("came-2"));
        var met = await api.AskAsync(
            """
            mutation Meet($met: InteractionRecordInput!, $walkIn: WalkInRecordInput!) {
              interactionRecord(input: $met) { interaction { ... on EventAttendance { event { code } } } errors { __typename } }
              walkInRecord(input: $walkIn) { walkIn { event { code } } errors { __typename } } }
            """,
            new
            {
                met = new { customerId = ana, kind = "EVENT_ATTENDANCE", touchpoint = "EVENT", channel = "VISIT", eventCode = "LATER", occurredAt = "2026-08-31T12:00:00Z", idempotencyKey = "came" },
                walkIn = new { touchpoint = "EVENT", eventCode = "LATER", idempotencyKey = "walked" },
            });
        Assert.Equal("""{"interaction":{"event":null},"errors":[]}""", met["interactionRecord"].GetRawText());
        Assert.Equal("""{"walkIn":{"event":null},"errors":[]}""", met["walkInRecord"].GetRawText());

        await OpenAsync("LATER", 5);
        await RegisterAsync(new { eventCode = "LATER", customerId = ana });
        await RegisterAsync(new { eventCode = "LATER", customerId = ben });

        var seen = await api.AskAsync(
            """
            query Seen($id: ID!) {
              marketingEvent(code: "LATER") { figures { attended walkIns } registrations { nodes { status attendedAt } } }
              customer(id: $id) { interactions { nodes { ... on EventAttendance { event { code } } } } } }
            """,
            new { id = ana });
        Assert.Equal(
            """{"figures":{"attended":1,"walkIns":1},"registrations":{"nodes":[{"status":"ATTENDED","attendedAt":"2026-08-31T12:00:00Z"},{"status":"REGISTERED","attendedAt":null}]}}""",
            seen["marketingEvent"].GetRawText());
        Assert.Equal("LATER", seen.Text("customer.interactions.nodes.0.event.code"));
    }

    private Task<Answer> UpsertAsync(object input) => api.AskAsync(Upsert, new { input });

    private Task<Answer> InviteAsync(object input) => api.AskAsync(Invite, new { input });

    private Task<Answer> RegisterAsync(object input, string? language = null)
    {
        // Ids of the same millisecond have no order.
        api.Clock.Now += TimeSpan.FromMilliseconds(1);
        return api.AskAsync(Register, new { input }, language);
    }

    private Task<Answer> CancelAsync(object input) => api.AskAsync(Cancel, new { input });

    private async Task OpenAsync(string code, int? capacity, bool hasWaitingList = true) => Assert.Empty((await UpsertAsync(new
    {
        code, name = code, kind = "OPEN_DAY", startsAt = "2026-09-05T10:00:00Z", endsAt = "2026-09-05T18:00:00Z", capacity, hasWaitingList, status = "OPEN",
    }))["marketingEventUpsert.errors"].EnumerateArray());

    private async Task<string> AddAsync(string reference) => (await api.AskAsync(
        "mutation Add($id: String!) { customerUpsert(input: { displayName: \"Guest\", externalRefs: [{ system: \"dms\", id: $id }] }) { customer { id } } }",
        new { id = reference })).Text("customerUpsert.customer.id")!;
}
