using System.Text.Json;
using HeadlessCrm.Benchmarks.Data;

namespace HeadlessCrm.Benchmarks.Workloads;

/// <summary>The workloads over HTTP. Documents look as clients send them: named, on several lines, with variables.</summary>
internal static class HttpWorkloads
{
    private const string CustomerSelection = """
              id
              displayName
              email
              kind
              isActive
              visits
              totalSpend
              createdAt
        """;

    private const string CustomerDocument = $$"""
        query Customer($id: ID!) {
          customer(id: $id) {
        {{CustomerSelection}}
            interactions {
              id
              touchpoint
              reason
              occurredAt
              dealer
            }
          }
        }
        """;

    private const string CustomersDocument = $$"""
        query Customers($first: Int!) {
          customers(first: $first) {
        {{CustomerSelection}}
            account {
              number
              points
              tier
            }
          }
        }
        """;

    private const string OrdersDocument = """
        query Orders {
          orders(first: 200) {
            number
            vehicle {
              vin
              model {
                make
                name
              }
            }
            buyer {
              displayName
            }
          }
        }
        """;

    public static IReadOnlyList<Workload> Create(DataSet data)
    {
        var id = data.Customers[7].Id;
        return
        [
            new("typename", "`{ __typename }`", Body("{ __typename }"), "/hand/typename") { Aim = 1.2 },
            new("customer", "`customer(id)` with 5 interactions", Body(CustomerDocument, new { id }), $"/hand/customer/{id}") { Aim = 1.3 },
            new("customers", "`customers(first: 50)` with a batch child", Body(CustomersDocument, new { first = 50 }), "/hand/customers/50") { Aim = 1.5 },
            new("introspection", "introspection, the full query", Body(IntrospectionDocument.Text), "/hand/constant") { IsConstant = true },
            new("orders", "200 nested items", Body(OrdersDocument), "/hand/orders/200") { Aim = 1.5 },
            Cold("cold-customer", "`customer(id)`, a document never seen", CustomerDocument, "customer(id: $id)", "c0000000", new { id }, $"/hand/cold/customer/{id}", "customer"),
            Cold("cold-customers", "`customers(first: 50)`, a document never seen", CustomersDocument, "customers(first: $first)", "l0000000", new { first = 50 }, "/hand/cold/customers/50", "customers"),
        ];
    }

    private static Workload Cold(
        string name, string title, string document, string field, string alias, object variables, string path, string cachedAs) =>
        new(name, title, Body(document.Replace(field, $"{alias}: {field}", StringComparison.Ordinal), variables), path)
        {
            IsCold = true,
            CachedAs = cachedAs,
        };

    private static string Body(string query, object? variables = null) => variables is null
        ? JsonSerializer.Serialize(new { query })
        : JsonSerializer.Serialize(new { query, variables });
}
