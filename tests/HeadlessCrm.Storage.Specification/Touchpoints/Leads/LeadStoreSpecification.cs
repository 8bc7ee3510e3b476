using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints.Leads;

namespace HeadlessCrm.Storage.Specification.Touchpoints.Leads;

/// <summary>What <see cref="ILeadStore"/> must do.</summary>
public abstract class LeadStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    private ILeadStore Leads => Get<ILeadStore>();

    [Fact]
    public async Task Keeps_every_value_of_a_lead_and_what_it_came_as()
    {
        var ana = await AddCustomerAsync("1");
        var lead = New(ana.Id) with
        {
            ExternalReference = new("web", "7"),
            Vehicle = new("buy", "new", 2026, "Honda", "Accord", "EX", "1HGCM82633A004352", "S-1", 12),
            TradeIn = new("trade-in", "used", 2012, "Fiat", "Uno", null, null, null, 120_000),
            Comments = "call me",
            DealerCode = "L1",
            Agent = "rosa",
        };
        var bare = New(ana.Id);
        Assert.True(await Leads.RecordAsync(lead, ana.Id, "<prospect/>", new("key", "x", [1], [2], Start), Cancel));
        Assert.True(await Leads.RecordAsync(bare, ana.Id, null, null, Cancel));

        Assert.Equal([bare, null, lead], await Leads.GetAsync([bare.Id, Guid.Empty, lead.Id], Cancel));
        Assert.Equal([null, "<prospect/>"], await Leads.GetRawAsync([bare.Id, lead.Id], Cancel));
        Assert.Equal([null, lead], await Leads.FindByExternalReferencesAsync([new("web", "8"), new("web", "7")], Cancel));

        var changed = lead with { Status = LeadStatus.Lost, StatusReason = "price", StatusAt = Start.AddDays(1), Agent = "ben", DealerCode = "L2", Version = 2 };
        Assert.True(await Leads.ChangeAsync(changed, null, Cancel));
        Assert.False(await Leads.ChangeAsync(changed with { Agent = "late" }, null, Cancel));
        Assert.Equal([changed], await Leads.GetAsync([lead.Id], Cancel));
    }

    [Fact]
    public async Task A_reference_and_a_key_are_taken_once_and_nothing_is_half_done()
    {
        var ana = await AddCustomerAsync("1");
        var first = New(ana.Id) with { ExternalReference = new("web", "7") };
        Assert.True(await Leads.RecordAsync(first, ana.Id, null, new("key", "x", [1], [2], Start), Cancel));

        Assert.False(await Leads.RecordAsync(New(ana.Id) with { ExternalReference = new("web", "7") }, ana.Id, null, new("other", "x", [1], [2], Start), Cancel));
        Assert.False(await Leads.RecordAsync(New(ana.Id), ana.Id, null, new("key", "x", [1], [2], Start), Cancel));

        Assert.Null(await Get<IIdempotencyStore>().FindAsync("other", Cancel));
        Assert.Equal(1, await Leads.CountAsync(null, Cancel));
    }

    [Fact]
    public async Task Lists_are_those_of_loops_in_memory()
    {
        var random = new Random(5);
        Guid[] ids = [(await AddCustomerAsync("1")).Id, (await AddCustomerAsync("2", "Ben")).Id, (await AddCustomerAsync("3", "Cy")).Id];
        var all = new List<Lead>();
        for (var i = 0; i < 30; i++)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            var lead = New(ids[random.Next(2)]) with
            {
                Status = (LeadStatus)random.Next(5), Source = random.Next(2) == 0 ? "web" : "fair", ReceivedAt = Start.AddHours(-random.Next(1, 50)),
            };
            all.Add(lead);
            Assert.True(await Leads.RecordAsync(lead, lead.CustomerId, null, null, Cancel));
        }

        var where = Filter.AllOf(
            Filter.Compare("source", Comparator.Eq, "web"), Filter.Compare("status", Comparator.Ne, LeadStatus.Won));
        var expected = all.Where(one => one.Source == "web" && one.Status != LeadStatus.Won)
            .OrderBy(one => one.ReceivedAt).ThenBy(one => one.Id.ToString(), StringComparer.Ordinal).ToList();
        var request = new PageRequest<LeadOrderField>
        {
            Size = 250, Where = where, Order = [new(LeadOrderField.ReceivedAt, OrderDirection.Asc)],
        };

        Assert.Equal(expected, (await Leads.PageAsync(request, Cancel)).Items);
        var slices = await Leads.PageByCustomersAsync(ids, request, Cancel);
        for (var i = 0; i < ids.Length; i++)
        {
            Assert.Equal(expected.Where(one => one.CustomerId == ids[i]), slices[i].Items);
        }

        Assert.Equal(
            ids.Select(id => expected.Count(one => one.CustomerId == id)), await Leads.CountByCustomersAsync(ids, where, Cancel));
    }

    private Lead New(Guid customerId) => new()
    {
        Id = EntityId.Create(Clock.GetUtcNow()),
        CustomerId = customerId,
        Source = "web",
        Status = LeadStatus.New,
        ReceivedAt = Start.AddHours(-1),
        RecordedAt = EntityId.RecordingTime(Clock.GetUtcNow()),
        StatusAt = Start,
        Version = 1,
    };
}
