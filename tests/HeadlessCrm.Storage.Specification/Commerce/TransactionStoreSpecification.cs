using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Storage.Specification.Commerce;

/// <summary>What <see cref="ITransactionStore"/> must do.</summary>
public abstract class TransactionStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    [Fact]
    public async Task Gives_back_transactions_and_lines_as_they_were_recorded()
    {
        var world = await CreateWorldAsync(3, 20);
        var facts = world.Transactions.ToList();
        Guid[] ids = [.. facts.Select(one => one.Transaction.Id), Guid.Empty];

        var found = await Transactions.GetAsync(ids, Cancel);
        var lines = await Transactions.GetLinesAsync(ids, Cancel);

        Assert.Equal([.. facts.Select(one => one.Transaction), null], found);
        Assert.Equal([.. facts.Select(one => one.Lines), []], lines);
        Assert.Equal(facts.Count, await Transactions.CountAsync(null, Cancel));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Filters_as_the_language_means(int seed)
    {
        var world = await CreateWorldAsync(seed, 30);
        var subjects = world.Transactions.ToList();
        var evaluator = new FilterEvaluator(TransactionFilterFields.Entity, Clock.GetUtcNow());
        var filters = new RandomFilters(TransactionFilterFields.Entity, subjects, seed);
        for (var i = 0; i < 400; i++)
        {
            var filter = filters.Next();
            var expected = subjects.Where(facts => evaluator.Matches(filter, facts))
                .Select(facts => facts.Transaction.Id).Order(BytewiseOrder.Instance).ToList();

            var slice = await Transactions.PageAsync(
                new PageRequest<TransactionOrderField> { Size = 250, Where = filter }, Cancel);

            Assert.True(
                expected.SequenceEqual(slice.Items.Select(transaction => transaction.Id)),
                $"{FilterText.Of(filter)}\nexpected {expected.Count}, got {slice.Items.Length}");
            Assert.Equal(expected.Count, await Transactions.CountAsync(filter, Cancel));
        }
    }

    [Fact]
    public async Task Pages_through_every_order_in_both_directions()
    {
        var world = await CreateWorldAsync(5, 25);
        foreach (var order in Orders())
        {
            var expected = Sorted(world.Transactions, order);
            foreach (var isFromEnd in new[] { false, true })
            {
                var walked = await PageWalk.RunAsync(
                    TransactionFilterFields.Entity, Cursors, order, null, 7, isFromEnd, expected.Count,
                    request => Transactions.PageAsync(request, Cancel));

                Assert.Equal(expected, walked.Select(transaction => transaction.Id));
            }
        }
    }

    [Fact]
    public async Task Pages_the_transactions_of_many_customers_at_once_as_of_each_alone()
    {
        var world = await CreateWorldAsync(6, 25);
        Guid[] ids = [.. world.Customers.Select(facts => facts.Customer.Id), Guid.Empty];
        var where = Filter.Compare("reversed", Comparator.Eq, false);
        foreach (var order in Orders())
        {
            foreach (var isFromEnd in new[] { false, true })
            {
                var slices = await Transactions.PageByCustomersAsync(
                    ids,
                    new PageRequest<TransactionOrderField> { Size = 2, FromEnd = isFromEnd, Order = order, Where = where },
                    Cancel);

                for (var i = 0; i < ids.Length; i++)
                {
                    var own = world.Transactions.Where(facts => facts.Transaction.CustomerId == ids[i] && !facts.Transaction.IsReversed);
                    var all = Sorted(own, order);
                    Assert.Equal(
                        isFromEnd ? all.TakeLast(2) : all.Take(2), slices[i].Items.Select(transaction => transaction.Id));
                    Assert.Equal(all.Count > 2, isFromEnd ? slices[i].HasPrevious : slices[i].HasNext);
                }
            }
        }

        var counts = await Transactions.CountByCustomersAsync(ids, where, Cancel);
        Assert.Equal(
            ids.Select(id => world.Transactions.Count(facts => facts.Transaction.CustomerId == id && !facts.Transaction.IsReversed)),
            counts);
    }

    [Fact]
    public async Task Continues_the_list_of_every_customer_after_the_same_position()
    {
        var ana = await AddCustomerAsync("1");
        var ben = await AddCustomerAsync("2", "Ben");
        foreach (var customer in new[] { ana, ben })
        {
            for (var day = 1; day <= 4; day++)
            {
                await AddTransactionAsync(customer.Id, Start.AddDays(-day), day);
            }
        }

        OrderTerm<TransactionOrderField>[] order = [new(TransactionOrderField.OccurredAt, OrderDirection.Asc)];
        var first = await Transactions.PageByCustomersAsync(
            [ana.Id], new PageRequest<TransactionOrderField> { Size = 2, Order = order }, Cancel);
        var next = await Transactions.PageByCustomersAsync(
            [ben.Id, ana.Id],
            new PageRequest<TransactionOrderField> { Size = 2, Order = order, After = first[0].Positions[1] },
            Cancel);

        Assert.Equal([2m, 1m], next[1].Items.Select(transaction => transaction.Net.Amount));
        Assert.True(next[1].HasPrevious);
        Assert.False(next[1].HasNext);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-100)]
    [InlineData(-250)]
    [InlineData(-5000)]
    public async Task Sums_what_stood_at_the_moment(int days)
    {
        var world = await CreateWorldAsync(9, 25);
        var asOf = Start.AddDays(days);
        Guid[] ids = [.. world.Customers.Select(facts => facts.Customer.Id), Guid.Empty];

        var summaries = await Transactions.GetPurchaseSummariesAsync(ids, asOf, Cancel);

        for (var i = 0; i < ids.Length; i++)
        {
            var standing = world.Transactions.Select(facts => facts.Transaction).Where(one =>
                one.CustomerId == ids[i] && one.OccurredAt <= asOf && !(one.Reversal?.ReversedAt <= asOf)
                && (one.OpenedAt is null || one.ClosedAt is not null)).ToList();
            var own = standing.Where(one => one.Net.Currency == RandomWorld.ReportingCurrency).ToList();
            var costed = own.Where(one => one.Cost is not null).ToList();
            var summary = summaries[i];
            Assert.Equal(ids[i], summary.CustomerId);
            Assert.Equal(standing.Count, summary.TransactionCount);
            Assert.Equal(own.Sum(one => one.Net.Amount), summary.NetTotal.Amount);
            Assert.Equal(RandomWorld.ReportingCurrency, summary.NetTotal.Currency);
            Assert.Equal(costed.Count == 0 ? null : costed.Sum(one => one.Cost!.Value.Amount), summary.CostTotal?.Amount);
            Assert.Equal(
                costed.Count == 0 ? null : costed.Sum(one => one.Net.Amount - one.Cost!.Value.Amount), summary.Margin?.Amount);
            Assert.Equal(own.Count - costed.Count, summary.UncostedCount);
            Assert.Equal(standing.Count == 0 ? null : standing.Min(one => one.OccurredAt), summary.FirstAt);
            Assert.Equal(standing.Count == 0 ? null : standing.Max(one => one.OccurredAt), summary.LastAt);
            Assert.Equal(
                own.Count == 0 ? null : Math.Round(own.Sum(one => one.Net.Amount) / own.Count, 2, MidpointRounding.AwayFromZero),
                summary.AverageTicket?.Amount);
            Assert.Equal(
                standing.GroupBy(one => one.Net.Currency).OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => (group.Key, group.Count(), group.Sum(one => one.Net.Amount))),
                summary.ByCurrency.Select(total => (total.Currency, total.TransactionCount, total.NetTotal.Amount)));
        }
    }

    [Fact]
    public async Task Records_a_reference_once()
    {
        var ana = await AddCustomerAsync("1");
        var first = await RecordTransaction.ExecuteAsync(Command(ana, "invoice-1", "key-1"), Cancel);
        var second = await RecordTransaction.ExecuteAsync(Command(ana, "invoice-1", "key-2"), Cancel);

        var error = Assert.IsType<TransactionAlreadyRecorded>(Assert.Single(second.Errors));
        Assert.Equal(first.Transaction!.Id, error.TransactionId);
        Assert.Equal(
            TransactionSaveResult.Conflict,
            await Transactions.RecordAsync(
                new NewTransaction(first.Transaction with { Id = Guid.CreateVersion7() }, [], null, null), Cancel));
        var found = await Transactions.FindByExternalReferencesAsync([new("dms", "x"), new("dms", "invoice-1")], Cancel);
        Assert.Equal([null, first.Transaction], found);
        Assert.Equal(1, await Transactions.CountAsync(null, Cancel));
    }

    [Fact]
    public async Task Buying_makes_a_prospect_a_customer_but_not_at_a_partner()
    {
        var ana = await AddCustomerAsync("1");
        await RecordTransaction.ExecuteAsync(Command(ana, "a", "key-1") with { Kind = TransactionKind.Partner }, Cancel);
        Assert.Equal(CustomerStatus.Prospect, (await Customers.GetAsync([ana.Id], Cancel))[0]!.Status);

        await RecordTransaction.ExecuteAsync(Command(ana, "b", "key-2"), Cancel);

        var bought = (await Customers.GetAsync([ana.Id], Cancel))[0]!;
        Assert.Equal(CustomerStatus.Customer, bought.Status);
        Assert.Equal(2, bought.Version);
    }

    [Fact]
    public async Task A_reversed_transaction_counts_until_it_was_reversed()
    {
        var ana = await AddCustomerAsync("1");
        var kept = await AddTransactionAsync(ana.Id, Start.AddDays(-30), 10);
        var taken = await AddTransactionAsync(ana.Id, Start.AddDays(-20), 5);
        var outcome = await ReverseTransaction.ExecuteAsync(
            new ReverseTransactionCommand
            {
                TransactionId = taken.Id,
                ReversedAt = Start.AddDays(-10),
                Reason = "wrong car",
                IdempotencyKey = "r",
            },
            Cancel);

        Assert.Empty(outcome.Errors);
        Assert.Equal([outcome.Transaction], await Transactions.GetAsync([taken.Id], Cancel));
        var before = await Transactions.GetPurchaseSummariesAsync([ana.Id], Start.AddDays(-11), Cancel);
        var after = await Transactions.GetPurchaseSummariesAsync([ana.Id], Start, Cancel);
        Assert.Equal(15m, before[0].NetTotal.Amount);
        Assert.Equal(10m, after[0].NetTotal.Amount);
        await ProjectAsync();
        Assert.Equal(
            new CustomerPurchaseProfile(1, 10m, kept.OccurredAt, kept.OccurredAt),
            (await Customers.GetPurchaseProfilesAsync([ana.Id], Cancel))[0]);

        var again = await ReverseTransaction.ExecuteAsync(
            new ReverseTransactionCommand { TransactionId = taken.Id, IdempotencyKey = "r2" }, Cancel);
        Assert.IsType<TransactionAlreadyReversed>(Assert.Single(again.Errors));
        Assert.Equal(
            TransactionSaveResult.Conflict,
            await Transactions.ReverseAsync(outcome.Transaction!.Reversal! with { Id = Guid.CreateVersion7() }, null, Cancel));
    }

    private static RecordTransactionCommand Command(Customer customer, string externalId, string key) => new()
    {
        CustomerId = customer.Id,
        ExternalReference = new ExternalReference("dms", externalId),
        Kind = TransactionKind.Sale,
        OccurredAt = Start.AddDays(-1),
        Currency = "USD",
        Lines = [new TransactionLineInput("CAR", 1, 20_000m, 18_000m)],
        IdempotencyKey = key,
    };

    private static IEnumerable<OrderTerm<TransactionOrderField>[]> Orders()
    {
        yield return [];
        foreach (var field in Enum.GetValues<TransactionOrderField>())
        {
            yield return [new(field, OrderDirection.Asc)];
            yield return [new(field, OrderDirection.Desc)];
        }

        yield return [new(TransactionOrderField.Net, OrderDirection.Desc), new(TransactionOrderField.OccurredAt, OrderDirection.Asc)];
        yield return [new(TransactionOrderField.OccurredAt, OrderDirection.Asc), new(TransactionOrderField.RecordedAt, OrderDirection.Desc)];
    }

    private static List<Guid> Sorted(IEnumerable<TransactionFacts> facts, OrderTerm<TransactionOrderField>[] order)
    {
        var items = facts.Select(one => one.Transaction).ToList();
        items.Sort((left, right) =>
        {
            foreach (var (field, direction) in order)
            {
                var sign = field switch
                {
                    TransactionOrderField.OccurredAt => left.OccurredAt.CompareTo(right.OccurredAt),
                    TransactionOrderField.Net => left.Net.Amount.CompareTo(right.Net.Amount),
                    _ => left.RecordedAt.CompareTo(right.RecordedAt),
                };
                if (sign != 0)
                {
                    return direction == OrderDirection.Asc ? sign : -sign;
                }
            }

            var byId = BytewiseOrder.Instance.Compare(left.Id, right.Id);
            return order.Length > 0 && order[^1].Direction == OrderDirection.Desc ? -byId : byId;
        });
        return items.ConvertAll(one => one.Id);
    }
}
