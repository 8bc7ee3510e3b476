using HeadlessCrm.Benchmarks.Data;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Benchmarks.Serving;

/// <summary>The batch child of a list.</summary>
[ResolversOf("Customer")]
internal static class CustomerFields
{
    public static Task<BatchResult<LoyaltyAccount>> Account(IReadOnlyList<Customer> customers, DataSet data)
    {
        var accounts = new LoyaltyAccount[customers.Count];
        for (var i = 0; i < accounts.Length; i++)
        {
            accounts[i] = data.Accounts[customers[i].Id];
        }

        return Task.FromResult(new BatchResult<LoyaltyAccount>(accounts));
    }
}
