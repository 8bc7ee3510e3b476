using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Intentions;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Leads;

namespace HeadlessCrm.Storage.Specification.Customers.Intentions;

/// <summary>What <see cref="IBuyingSignalStore"/> must do.</summary>
public abstract class BuyingSignalStoreSpecification(IStorageFactory factory) : ProfileSpecification(factory)
{
    [Fact]
    public async Task Quotes_count_while_they_are_open_and_valid()
    {
        var (ana, bo) = ((await AddCustomerAsync("1")).Id, (await AddCustomerAsync("2", "Bo")).Id);
        var open = await QuoteAsync(ana, -20, null);
        var valid = await QuoteAsync(ana, -10, 5);
        await QuoteAsync(ana, -90, null);
        var lost = await QuoteAsync(bo, -30, 20);
        Clock.Advance(TimeSpan.FromDays(2));
        Assert.Empty((await new CloseQuote(Get<IQuoteStore>(), Transactions, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new() { QuoteId = lost.Id, Outcome = QuoteOutcome.Lost, IdempotencyKey = NewKey() }, Cancel)).Errors);

        Assert.Equal([[], [valid.QuotedAt, open.QuotedAt], []], await TimesAsync([bo, ana, Guid.Empty], 2));
        Assert.Equal([[lost.QuotedAt], [valid.QuotedAt, open.QuotedAt]], await TimesAsync([bo, ana], 0));
        Assert.Equal([[open.QuotedAt]], await TimesAsync([ana], 6));
        Assert.Equal([[]], await TimesAsync([ana], -21));
    }

    [Fact]
    public async Task Leads_count_until_they_are_won_or_lost()
    {
        var ana = (await AddCustomerAsync("1")).Id;
        var qualified = await LeadAsync(ana, LeadStatus.Qualified, -10, -5, new LeadVehicle(Make: "Fiat"));
        var won = await LeadAsync(ana, LeadStatus.Won, -20, -1, null);
        await LeadAsync(ana, LeadStatus.Lost, -30, -25, null);

        Assert.Equal([[Lead(qualified, true, true)]], await SignalsAsync([ana], 0));
        Assert.Equal([[Lead(qualified, true, true), Lead(won, false, false)]], await SignalsAsync([ana], -2));
        Assert.Equal([[Lead(qualified, false, true), Lead(won, false, false)]], await SignalsAsync([ana], -6));

        static BuyingSignal Lead(Lead lead, bool isQualified, bool hasTradeIn) =>
            new(BuyingSignalKind.Lead, lead.ReceivedAt, isQualified, hasTradeIn);
    }

    [Fact]
    public async Task Visits_count_with_a_motive_and_where_vehicles_are_sold()
    {
        var ana = (await AddCustomerAsync("1")).Id;
        Interaction[] all =
        [
            Visit(ana, TouchpointKind.Sale, "looks for a van", -3),
            Visit(ana, TouchpointKind.Event, "test drive", -4),
            Visit(ana, TouchpointKind.Sale, null, -5),
            Visit(ana, TouchpointKind.Workshop, "oil change", -6),
            new Call(Visit(ana, TouchpointKind.Sale, "asks for hours", -7) with { Channel = Channel.Phone }),
        ];
        await Interactions.AppendAsync(all, Cancel);

        Assert.Equal([[all[0].OccurredAt, all[1].OccurredAt]], await TimesAsync([ana], 0));
        Assert.Equal([[all[1].OccurredAt]], await TimesAsync([ana], -4));
    }

    [Fact]
    public async Task Signals_follow_who_is_merged_and_come_back()
    {
        var (ana, twin) = ((await AddCustomerAsync("1")).Id, (await AddCustomerAsync("2")).Id);
        var quote = await QuoteAsync(twin, -1, null);
        await MergeAsync(ana, twin);
        Assert.Equal([[quote.QuotedAt]], await TimesAsync([ana], 0));
        await UnmergeAsync(twin);
        Assert.Equal([[], [quote.QuotedAt]], await TimesAsync([ana, twin], 0));
    }

    private static Visit Visit(Guid customer, TouchpointKind touchpoint, string? reason, int days) => new()
    {
        Id = Guid.CreateVersion7(),
        CustomerId = customer,
        Touchpoint = touchpoint,
        Channel = Channel.Visit,
        Reason = reason,
        OccurredAt = Start.AddDays(days),
        RecordedAt = Start,
    };

    private async Task<Quote> QuoteAsync(Guid customer, int days, int? validDays)
    {
        var outcome = await new RecordQuote(Get<IQuoteStore>(), Customers, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new()
            {
                CustomerId = customer,
                Currency = "USD",
                QuotedAt = Start.AddDays(days),
                ValidUntil = validDays is { } valid ? Start.AddDays(valid) : null,
                Lines = [new("CAR", 1, 20_000)],
                IdempotencyKey = NewKey(),
            },
            Cancel);
        Assert.Empty(outcome.Errors);
        return outcome.Quote!;
    }

    private async Task<Lead> LeadAsync(Guid customer, LeadStatus status, int days, int statusDays, LeadVehicle? tradeIn)
    {
        var lead = new Lead
        {
            Id = EntityId.Create(Start),
            CustomerId = customer,
            Source = "web",
            Status = status,
            TradeIn = tradeIn,
            ReceivedAt = Start.AddDays(days),
            RecordedAt = Start,
            StatusAt = Start.AddDays(statusDays),
            Version = 1,
        };
        Assert.True(await Get<ILeadStore>().RecordAsync(lead, customer, null, null, Cancel));
        return lead;
    }

    private async Task<IReadOnlyList<IReadOnlyList<BuyingSignal>>> SignalsAsync(Guid[] customers, int days)
    {
        var asOf = Start.AddDays(days);
        var found = await Get<IBuyingSignalStore>().GetAsync(customers, asOf.AddDays(-60), asOf, Cancel);
        return [.. found.Select(all => all.OrderByDescending(signal => signal.At).ToArray())];
    }

    private async Task<IReadOnlyList<IReadOnlyList<DateTimeOffset>>> TimesAsync(Guid[] customers, int days) =>
        [.. (await SignalsAsync(customers, days)).Select(all => all.Select(signal => signal.At).ToArray())];
}
