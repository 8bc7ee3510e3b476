using System.Text.Json;
using HeadlessCrm.Benchmarks.Workloads;

namespace HeadlessCrm.Benchmarks.Storage;

/// <summary>The list of customers with a batch child from the product's own schema and SQLite.</summary>
internal static class StorageWorkload
{
    public const string Name = "sqlite";

    private const string Document = """
        query Customers($first: Int!) {
          customers(first: $first) {
            nodes {
              id
              displayName
              kind
              status
              version
              createdAt
              updatedAt
              contactPoints {
                channel
                value
                isPreferred
              }
            }
          }
        }
        """;

    public static Workload Create() => new(
        Name,
        "`customers(first: 50)` with a batch child, the product on SQLite",
        JsonSerializer.Serialize(new { query = Document, variables = new { first = 50 } }),
        "/hand/sqlite/customers/50")
    {
        Aim = 2,
    };
}
