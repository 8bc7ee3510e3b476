using HeadlessCrm.Benchmarks.Data;
using HeadlessCrm.GraphQL.Binding;

namespace HeadlessCrm.Benchmarks.Serving;

/// <summary>
/// Root fields. They are declared as I/O, as they would be over a real store, although everything is in memory here: the
/// engine takes its long road.
/// </summary>
[ResolversOf("Query")]
internal static class QueryFields
{
    public static Task<Customer?> Customer(string id, DataSet data) =>
        Task.FromResult(data.CustomersById.GetValueOrDefault(Guid.Parse(id)));

    public static Task<IReadOnlyList<Customer>> Customers(int first, DataSet data) =>
        Task.FromResult<IReadOnlyList<Customer>>(new ArraySegment<Customer>(data.Customers, 0, first));

    public static Task<IReadOnlyList<Order>> Orders(int first, DataSet data) =>
        Task.FromResult<IReadOnlyList<Order>>(new ArraySegment<Order>(data.Orders, 0, first));
}
