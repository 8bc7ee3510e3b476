using System.Globalization;

namespace HeadlessCrm.Chaos.Tests.Writers;

/// <summary>Thinks of mutations. Every one of them is right, so that none may be refused.</summary>
internal sealed class MutationSource(string prefix, Random random, CustomerPool customers)
{
    private static readonly string[] Kinds = ["SALE", "REPAIR_ORDER", "PARTS", "PARTNER"];
    private static readonly string[] Touchpoints = ["WORKSHOP", "CALL_CENTRE", "WEB", "APP"];

    private readonly List<(string TransactionId, string CustomerId)> reversible = [];
    private int count;

    /// <summary>Any mutation.</summary>
    public Mutation Next() => random.Next(100) switch
    {
        < 5 => NewCustomer(),
        < 35 => Change(customers.Pick(random)),
        < 65 => Purchase(customers.Pick(random)),
        < 75 when reversible.Count > 0 => Reversal(),
        _ => Meeting(customers.Pick(random)),
    };

    /// <summary>Learns what came of one.</summary>
    public void Take(AcknowledgedMutation acknowledged)
    {
        if (acknowledged.Mutation.Kind == MutationKind.TransactionRecord)
        {
            reversible.Add((acknowledged.EntityId, acknowledged.CustomerId));
        }
        else if (acknowledged.Mutation.CustomerId is null)
        {
            customers.Add(acknowledged.EntityId);
        }
    }

    /// <summary>A new customer, who has bought already: so recording a purchase changes nothing about the customer.</summary>
    public Mutation NewCustomer()
    {
        var key = NextKey();
        return new Mutation(MutationKind.CustomerUpsert, key, null, null, new()
        {
            ["externalRefs"] = new[] { Reference(key) },
            ["status"] = "CUSTOMER",
            ["displayName"] = $"Customer {key}",
            ["idempotencyKey"] = key,
        });
    }

    public Mutation Change(string customerId)
    {
        var key = NextKey();
        return new Mutation(MutationKind.CustomerUpsert, key, customerId, null, new()
        {
            ["id"] = customerId,
            ["displayName"] = $"Customer {key}",
            ["idempotencyKey"] = key,
        });
    }

    public Mutation Purchase(string customerId)
    {
        var key = NextKey();
        var input = new Dictionary<string, object?>
        {
            ["customerId"] = customerId,
            ["kind"] = Kinds[random.Next(Kinds.Length)],
            ["occurredAt"] = SomeTimeAgo(),
            ["currency"] = random.Next(10) == 0 ? "EUR" : "USD",
            ["lines"] = new[]
            {
                new { productType = key, net = Amount() },
                new { productType = "accessories", net = Amount() },
            },
            ["idempotencyKey"] = key,
        };

        // Without a reference nothing but the key keeps a repeated purchase from being recorded twice.
        if (random.Next(2) == 0)
        {
            input["externalRef"] = Reference(key);
        }

        return new Mutation(MutationKind.TransactionRecord, key, customerId, null, input);
    }

    public Mutation Meeting(string customerId)
    {
        var key = NextKey();
        return new Mutation(MutationKind.InteractionRecord, key, customerId, null, new()
        {
            ["customerId"] = customerId,
            ["touchpoint"] = Touchpoints[random.Next(Touchpoints.Length)],
            ["channel"] = "PHONE",
            ["reason"] = key,
            ["occurredAt"] = SomeTimeAgo(),
            ["idempotencyKey"] = key,
        });
    }

    /// <summary>Takes back the last purchase of this writer; there must be one.</summary>
    public Mutation Reversal()
    {
        var (transactionId, customerId) = reversible[^1];
        reversible.RemoveAt(reversible.Count - 1);
        var key = NextKey();
        return new Mutation(MutationKind.TransactionReverse, key, customerId, transactionId, new()
        {
            ["transactionId"] = transactionId,
            ["reason"] = key,
            ["idempotencyKey"] = key,
        });
    }

    private string NextKey() => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{++count}");

    private static object Reference(string key) => new { system = "chaos", id = key };

    private string Amount() => (random.Next(1, 500_000) / 100m).ToString(CultureInfo.InvariantCulture);

    private string SomeTimeAgo() => TimeProvider.System.GetUtcNow().AddMinutes(-random.Next(1_440, 1_000_000))
        .ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
