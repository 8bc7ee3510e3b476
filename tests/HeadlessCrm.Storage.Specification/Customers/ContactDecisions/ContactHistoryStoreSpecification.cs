using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.ContactDecisions;
using HeadlessCrm.Domain.Customers.Preferences;
using HeadlessCrm.Domain.Customers.Reachability;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Complaints;

namespace HeadlessCrm.Storage.Specification.Customers.ContactDecisions;

/// <summary>What <see cref="IContactHistoryStore"/> must do.</summary>
public abstract class ContactHistoryStoreSpecification(IStorageFactory factory) : ProfileSpecification(factory)
{
    [Fact]
    public async Task Only_what_was_sent_unasked_counts_and_the_newest_comes_first()
    {
        var (ana, bo) = ((await AddCustomerAsync("1")).Id, (await AddCustomerAsync("2", "Bo")).Id);
        var sale = await AddTransactionAsync(ana, Start, 5);
        await Interactions.AppendAsync(
            [
                Sent(ana, -5),
                Sent(ana, -2) with { Channel = Channel.Post },
                Sent(ana, -3) with { Direction = InteractionDirection.Inbound },
                Sent(ana, -3) with { Direction = null },
                Sent(ana, -3) with { TransactionId = sale.Id },
                Sent(ana, -40),
                Sent(ana, 1),
            ],
            Cancel);

        var past = await History.GetAsync([bo, ana], Start.AddDays(-30), Start, Cancel);

        Assert.Equal([[], [new(Channel.Post, Start.AddDays(-2)), new PastContact(Channel.Email, Start.AddDays(-5))]], past);
        await MergeAsync(bo, ana);
        Assert.Equal(past.Reverse(), await History.GetAsync([bo, ana], Start.AddDays(-30), Start, Cancel));
    }

    [Fact]
    public async Task A_decision_is_made_from_all_that_is_kept_of_each_customer()
    {
        var (ana, bo) = (await AddAsync("ana@x.pe"), await AddAsync("bo@x.pe"));
        await Interactions.AppendAsync([Sent(ana.Id, -5)], Cancel);
        Assert.True(await Get<IDeliverabilityStore>().ReportAsync(
            ContactAddress.Of(new(Channel.Email, "bo@x.pe")), new(Deliverability.Bounced, Start.AddDays(-1), null), null, Cancel));
        Accepted(await new RecordPreference(Get<IPreferenceStore>(), Customers, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
            new()
            {
                CustomerId = bo.Id, Topic = "avoidedChannel", Value = "fax, EMAIL", Kind = PreferenceKind.Declared, Source = "call", IdempotencyKey = NewKey(),
            },
            Cancel));

        var now = await DecideAsync([bo, ana], Start);
        var before = await DecideAsync([bo, ana], Start.AddDays(-6));

        Assert.Equal([ContactVerdict.Refused, ContactVerdict.Later], now.Select(one => one.Decision));
        Assert.Equal([ContactRule.Deliverability, ContactRule.AvoidedChannel], now[0].Reasons.Select(reason => reason.Rule));
        Assert.Equal((ContactRule.Frequency, Start.AddDays(-5).AddMonths(1)), (now[1].Reasons[0].Rule, now[1].NextAllowedAt!.Value));
        Assert.All(before, one => Assert.Equal(ContactVerdict.Allowed, one.Decision));
        Assert.Equal("ana@x.pe", now[1].ContactPoint!.Value);
    }

    [Fact]
    public async Task What_is_declared_is_known_as_of_any_moment()
    {
        var ana = (await AddCustomerAsync("1")).Id;
        foreach (var (value, days) in new[] { ("red", -9), ("blue", -5) })
        {
            Accepted(await new RecordPreference(Get<IPreferenceStore>(), Customers, Get<IIdempotencyStore>(), Clock).ExecuteAsync(
                new()
                {
                    CustomerId = ana, Topic = "colour", Value = value, Kind = PreferenceKind.Declared, Source = "s",
                    SaidAt = Start.AddDays(days), IdempotencyKey = NewKey(),
                },
                Cancel));
        }

        Assert.Equal((null, "red", "blue"), (await AsOfAsync(-10), await AsOfAsync(-6), await AsOfAsync(-5)));

        async Task<string?> AsOfAsync(int days) =>
            (await Get<IPreferenceStore>().GetLastWordsAsync([ana], Start.AddDays(days), Cancel))[0].SingleOrDefault()?.Value;
    }

    private IContactHistoryStore History => Get<IContactHistoryStore>();

    private static Message Sent(Guid customer, int days) => new()
    {
        Id = Guid.CreateVersion7(),
        CustomerId = customer,
        Touchpoint = TouchpointKind.Web,
        Channel = Channel.Email,
        Direction = InteractionDirection.Outbound,
        OccurredAt = Start.AddDays(days),
        RecordedAt = Start,
    };

    private async Task<Customer> AddAsync(string address)
    {
        var outcome = await UpsertCustomer.ExecuteAsync(
            new() { DisplayName = address, ContactPoints = [new(Channel.Email, address)], ContactTimes = new(ContactFrequency.Monthly) }, Cancel);
        Assert.Empty(outcome.Errors);
        return outcome.Customer!;
    }

    private Task<IReadOnlyList<ContactDecision>> DecideAsync(Customer[] customers, DateTimeOffset at) =>
        new DecideContact(
            Customers,
            Golden,
            Get<IDeliverabilityStore>(),
            Get<IPreferenceStore>(),
            History,
            Get<IComplaintStore>(),
            new ContactPolicyOptions(),
            new BusinessTimeOptions()).ExecuteAsync(customers, new(Channel.Email, ContactPurpose.Marketing, at), Cancel);
}
