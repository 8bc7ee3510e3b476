using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Paging;

namespace HeadlessCrm.Storage.Specification.Customers;

/// <summary>What <see cref="ICustomerStore"/> must do.</summary>
public abstract class CustomerStoreSpecification(IStorageFactory factory) : StoreSpecification(factory)
{
    [Fact]
    public async Task Finds_customers_by_id_in_the_order_asked()
    {
        var ana = await AddCustomerAsync("1");
        var ben = await AddCustomerAsync("2", "Ben");

        var found = await Customers.GetAsync([ben.Id, Guid.Empty, ana.Id, ben.Id], Cancel);

        Assert.Equal([ben, null, ana, ben], found);
        Assert.Equal([ana], await Customers.GetAsync([ana.Id], Cancel));
        Assert.Empty(await Customers.GetAsync([], Cancel));
    }

    [Fact]
    public async Task Finds_customers_by_external_reference()
    {
        var ana = await AddCustomerAsync("a'1\"");

        var found = await Customers.FindByExternalReferencesAsync(
            [new("dms", "nobody"), new("dms", "a'1\""), new("other", "a'1\"")], Cancel);

        Assert.Equal([null, ana, null], found);
    }

    [Fact]
    public async Task Refuses_a_change_made_on_an_older_version()
    {
        var ana = await AddCustomerAsync("1");
        var change = ana with { DisplayName = "Ana Maria", Version = 2 };

        Assert.Equal(CustomerSaveResult.Saved, await Customers.SaveAsync(new(change, null, [], null), Cancel));
        var late = ana with { DisplayName = "Anna", Version = 2 };
        Assert.Equal(CustomerSaveResult.Conflict, await Customers.SaveAsync(new(late, null, [], null), Cancel));

        Assert.Equal([change], await Customers.GetAsync([ana.Id], Cancel));
    }

    [Fact]
    public async Task Refuses_a_reference_that_another_customer_has_and_writes_nothing_of_the_change()
    {
        await AddCustomerAsync("1");
        var ben = await AddCustomerAsync("2", "Ben");
        var change = ben with { DisplayName = "Benjamin", Version = 2 };

        var result = await Customers.SaveAsync(new(change, null, [new("dms", "1")], null), Cancel);

        Assert.Equal(CustomerSaveResult.Conflict, result);
        Assert.Equal([ben], await Customers.GetAsync([ben.Id], Cancel));
    }

    [Fact]
    public async Task Replaces_contact_points_whole_and_leaves_them_when_none_are_given()
    {
        var ana = await AddCustomerAsync("1");
        ContactPoint[] first = [new(Channel.Email, "a@b.pe", Start, true), new(Channel.Mobile, "+51987654329", null, false)];
        ContactPoint[] second = [new(Channel.Post, "Av. Sol 1\nCusco", null, false)];

        await Customers.SaveAsync(new(ana with { Version = 2 }, first, [], null), Cancel);
        Assert.Equal([first], await Customers.GetContactPointsAsync([ana.Id], Cancel));
        await Customers.SaveAsync(new(ana with { Version = 3 }, second, [], null), Cancel);
        await Customers.SaveAsync(new(ana with { Version = 4 }, null, [new("web", "w")], null), Cancel);

        var points = await Customers.GetContactPointsAsync([Guid.Empty, ana.Id], Cancel);
        Assert.Empty(points[0]);
        Assert.Equal(second, points[1]);
        var references = await Customers.GetExternalReferencesAsync([ana.Id, Guid.Empty], Cancel);
        Assert.Equal([new("dms", "1"), new("web", "w")], references[0]);
        Assert.Empty(references[1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Filters_as_the_language_means(int seed)
    {
        var world = await CreateWorldAsync(seed, 40);
        var evaluator = new FilterEvaluator(CustomerFilterFields.Entity, Clock.GetUtcNow());
        var filters = new RandomFilters(CustomerFilterFields.Entity, world.Customers, seed);
        var decided = 0;
        for (var i = 0; i < 400; i++)
        {
            var filter = filters.Next();
            Assert.Null(FilterValidator.Validate(filter, CustomerFilterFields.Entity));
            var expected = world.Customers.Where(facts => evaluator.Matches(filter, facts))
                .Select(facts => facts.Customer.Id).Order(BytewiseOrder.Instance).ToList();

            var slice = await Customers.PageAsync(
                new PageRequest<CustomerOrderField> { Size = 250, Where = filter }, Cancel);

            Assert.True(
                expected.SequenceEqual(slice.Items.Select(customer => customer.Id)),
                $"{FilterText.Of(filter)}\nexpected {expected.Count}, got {slice.Items.Length}");
            Assert.Equal(expected.Count, await Customers.CountAsync(filter, Cancel));
            decided += expected.Count > 0 && expected.Count < world.Customers.Count ? 1 : 0;
        }

        Assert.True(decided > 50, $"Only {decided} filters told customers apart: the test says too little.");
    }

    [Fact]
    public async Task Pages_through_every_order_in_both_directions()
    {
        var world = await CreateWorldAsync(7, 45);
        var random = new Random(7);
        for (var i = 0; i < 60; i++)
        {
            var order = RandomOrder(random);
            var where = random.Next(3) == 0 ? Filter.Compare("kind", Comparator.Eq, CustomerKind.Person) : null;
            var expected = Sorted(
                world.Customers.Where(facts => where is null || facts.Customer.Kind == CustomerKind.Person), order);
            foreach (var isFromEnd in new[] { false, true })
            {
                var walked = await PageWalk.RunAsync(
                    CustomerFilterFields.Entity,
                    Cursors,
                    order,
                    where,
                    random.Next(1, 12),
                    isFromEnd,
                    expected.Count,
                    request => Customers.PageAsync(request, Cancel));

                Assert.True(
                    expected.SequenceEqual(walked.Select(customer => customer.Id)),
                    $"{string.Join(", ", order)}, from the {(isFromEnd ? "end" : "start")}");
            }
        }
    }

    [Fact]
    public async Task A_page_of_none_says_whether_there_are_any()
    {
        var none = new PageRequest<CustomerOrderField> { Size = 0 };
        Assert.False((await Customers.PageAsync(none, Cancel)).HasNext);

        await AddCustomerAsync("1");

        var slice = await Customers.PageAsync(none, Cancel);
        Assert.Empty(slice.Items);
        Assert.True(slice.HasNext);
        Assert.Equal(1, await Customers.CountAsync(null, Cancel));
    }

    [Fact]
    public async Task Takes_what_lies_between_two_cursors()
    {
        for (var i = 0; i < 6; i++)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(1));
            await AddCustomerAsync($"{i}", $"Name {i}");
        }

        OrderTerm<CustomerOrderField>[] order = [new(CustomerOrderField.DisplayName, OrderDirection.Desc)];
        var all = await Customers.PageAsync(new PageRequest<CustomerOrderField> { Order = order }, Cancel);

        var between = await Customers.PageAsync(
            new PageRequest<CustomerOrderField> { Order = order, After = all.Positions[0], Before = all.Positions[4] }, Cancel);

        Assert.Equal(["Name 4", "Name 3", "Name 2"], between.Items.Select(customer => customer.DisplayName));
    }

    [Fact]
    public async Task Keeps_profiles_equal_to_the_transactions()
    {
        var world = await CreateWorldAsync(11, 25);
        Guid[] ids = [Guid.Empty, .. world.Customers.Select(facts => facts.Customer.Id)];

        var profiles = await Customers.GetPurchaseProfilesAsync(ids, Cancel);

        Assert.Equal([CustomerPurchaseProfile.Empty, .. world.Customers.Select(facts => facts.Profile)], profiles);
    }

    private static OrderTerm<CustomerOrderField>[] RandomOrder(Random random) =>
    [
        .. Enum.GetValues<CustomerOrderField>().OrderBy(_ => random.Next()).Take(random.Next(4))
            .Select(field => new OrderTerm<CustomerOrderField>(field, (OrderDirection)random.Next(2))),
    ];

    private static List<Guid> Sorted(IEnumerable<CustomerFacts> facts, OrderTerm<CustomerOrderField>[] order)
    {
        IOrderedEnumerable<CustomerFacts>? sorted = null;
        foreach (var (field, direction) in order)
        {
            Func<CustomerFacts, object?> key = field switch
            {
                CustomerOrderField.TotalSpend => one => one.Profile.TotalSpend,
                CustomerOrderField.LastPurchaseAt => one => one.Profile.LastPurchaseAt,
                CustomerOrderField.TransactionCount => one => one.Profile.TransactionCount,
                CustomerOrderField.CreatedAt => one => one.Customer.CreatedAt,
                CustomerOrderField.UpdatedAt => one => one.Customer.UpdatedAt,
                _ => one => TextFolding.Fold(one.Customer.DisplayName),
            };
            var isAscending = direction == OrderDirection.Asc;
            sorted = sorted is null
                ? isAscending ? facts.OrderBy(key, SortKeyOrder.Instance) : facts.OrderByDescending(key, SortKeyOrder.Instance)
                : isAscending ? sorted.ThenBy(key, SortKeyOrder.Instance) : sorted.ThenByDescending(key, SortKeyOrder.Instance);
        }

        var isDescending = order.Length > 0 && order[^1].Direction == OrderDirection.Desc;
        sorted = (sorted, isDescending) switch
        {
            (null, _) => facts.OrderBy(one => one.Customer.Id, BytewiseOrder.Instance),
            ({ } by, false) => by.ThenBy(one => one.Customer.Id, BytewiseOrder.Instance),
            ({ } by, true) => by.ThenByDescending(one => one.Customer.Id, BytewiseOrder.Instance),
        };
        return [.. sorted.Select(one => one.Customer.Id)];
    }
}
