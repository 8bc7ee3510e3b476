using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Commerce.Vehicles;
using HeadlessCrm.Domain.Commerce.Corrections;
using HeadlessCrm.Domain.Commerce.Quotes;
using HeadlessCrm.Domain.Commerce.Returns;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Golden;
using HeadlessCrm.Domain.Customers.Matching;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Domain.Feed.Consumers;
using HeadlessCrm.Domain.Filtering;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Domain.Paging;
using HeadlessCrm.Domain.Touchpoints;
using HeadlessCrm.Domain.Touchpoints.Complaints;
using HeadlessCrm.Storage.Specification.Customers.Matching;
using HeadlessCrm.Domain.Touchpoints.Leads;

namespace HeadlessCrm.Storage.Specification.Customers.Merging;

/// <content>What is seen of customers, to be compared with what the model says.</content>
public abstract partial class MergeHistorySpecification
{
    private async Task CompareAsync(string when)
    {
        await SettleFeedAsync();
        await ProjectAsync();
        foreach (var root in model.Roots)
        {
            var expected = model.Describe(root);
            foreach (var part in model.PartsOf(root))
            {
                var found = await DescribeAsync(part.Id);
                Assert.True(
                    expected.SequenceEqual(found),
                    $"{when}, asked for {part.Id}\nexpected\n{string.Join('\n', expected)}\nfound\n{string.Join('\n', found)}");
            }
        }

        await MatchHistory.CompareRecordsAsync(
            Get<IMatchRecordStore>(), await Golden.GetAsync([.. model.Roots.Select(root => root.Id)], Cancel), model, when, Cancel);
        Assert.Equal(model.Roots.Count(), await Customers.CountAsync(null, Cancel));
        Assert.Equal(
            model.Roots.Select(root => root.Id).ToHashSet(),
            (await Customers.PageAsync(new() { Size = 250, Order = [new(CustomerOrderField.TotalSpend, OrderDirection.Desc)] }, Cancel))
                .Items.Select(customer => customer.Id).ToHashSet());
    }

    private async Task<IReadOnlyList<string>> DescribeAsync(Guid asked)
    {
        var customer = (await Customers.GetAsync([asked], Cancel))[0]!;
        var id = customer.Id;
        var sources = (await Golden.GetAsync([asked], Cancel))[0]!;
        Assert.Equal(customer, sources.Customer);
        var golden = GoldenRecord.Of(id, sources.Records);
        var transactions = (await Transactions.PageAsync(
            new() { Size = 250, Where = Filter.Compare("customerId", Comparator.Eq, asked) }, Cancel)).Items;
        Assert.Equal(transactions, (await Transactions.PageByCustomersAsync([id], new() { Size = 250 }, Cancel))[0].Items);
        Assert.All(transactions, one => Assert.Equal(id, one.CustomerId));
        var returns = await Get<ITransactionReturnStore>().GetByTransactionsAsync([.. transactions.Select(one => one.Id)], Cancel);
        var returned = transactions.Zip(returns).ToDictionary(one => one.First.Id, one => one.Second.Sum(part => part.Net.Amount));
        var revisions = await Get<ITransactionRevisionStore>().GetByTransactionsAsync([.. transactions.Select(one => one.Id)], Cancel);
        var corrected = transactions.Zip(revisions).ToDictionary(one => one.First.Id, one => one.Second.Count);
        var quotes = await Get<IQuoteStore>().GetByTransactionsAsync([.. transactions.Select(one => one.Id)], Cancel);
        var won = transactions.Zip(quotes).ToDictionary(one => one.First.Id, one => one.Second?.Id);
        var met = (await Interactions.PageByCustomersAsync([id], new() { Size = 250 }, Cancel))[0].Items;
        var profile = (await Customers.GetPurchaseProfilesAsync([id], Cancel))[0];
        return
        [
            $"id {id} created {customer.CreatedAt:O}",
            $"name {customer.DisplayName} given {customer.GivenName} family {customer.FamilyName} company {customer.CompanyName} " +
            $"kind {CustomerFieldNames.OfKind(customer.Kind)} status {customer.Status}",
            .. golden.Fields.Select(field => $"field {field.Name} {field.Claim.Value.Value}"),
            .. (await Customers.GetContactPointsAsync([id], Cancel))[0].Select(point => $"contact {point.Channel} {point.Value}").Order(StringComparer.Ordinal),
            .. (await Customers.GetExternalReferencesAsync([id], Cancel))[0].Select(one => $"reference {one}").Order(StringComparer.Ordinal),
            .. transactions.OrderBy(one => one.Id.ToString(), StringComparer.Ordinal)
                .Select(one => $"transaction {one.Id} {one.OccurredAt:O} {one.Net.Amount:0} {one.Net.Currency} {one.Kind} {one.IsOpen} " +
                    $"{returned[one.Id]:0} {one.IsReversed} corrected {corrected[one.Id]} won {won[one.Id]}"),
            .. met.Select(one => $"interaction {one.Id}").Order(StringComparer.Ordinal),
            .. await Touchpoints.DescribeAsync(id),
            .. (await Get<IQuoteStore>().PageByCustomersAsync([id], new() { Size = 250 }, Cancel))[0].Items
                .Select(one => $"quote {one.Id} {one.TransactionId}").Order(StringComparer.Ordinal),
            .. (await Vehicles.PageByCustomersAsync([id], new() { Size = 250 }, Cancel))[0].Items.Select(one => $"vehicle {one.Vin}")
                .Order(StringComparer.Ordinal),
            .. await DescribePeriodsAsync(id),
            .. MatchHistory.Found(id, (await Get<IMatchDecisionStore>().GetByCustomersAsync([id], Cancel))[0]),
            $"profile {profile.TransactionCount} {profile.TotalSpend:0.00} {profile.FirstPurchaseAt:O} {profile.LastPurchaseAt:O}",
        ];
    }

    private async Task<IEnumerable<string>> DescribePeriodsAsync(Guid id)
    {
        var periods = (await Get<IVehicleHistoryStore>().GetPeriodsByCustomersAsync([id], Cancel))[0];
        var had = await Vehicles.GetAsync([.. periods.Select(period => period.VehicleId)], Cancel);
        return periods.Select((period, i) => $"period {had[i]!.Vin} {period.Role} {period.Since:O} {period.Until:O}")
            .Order(StringComparer.Ordinal);
    }
}
