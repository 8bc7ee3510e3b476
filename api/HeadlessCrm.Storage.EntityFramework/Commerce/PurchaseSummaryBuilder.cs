using System.Data.Common;
using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Storage.EntityFramework.Sql;

namespace HeadlessCrm.Storage.EntityFramework.Commerce;

/// <summary>Puts one customer's summary together from a row per currency.</summary>
internal sealed class PurchaseSummaryBuilder(Guid customerId, DateTimeOffset asOf)
{
    private readonly List<Part> parts = [];

    /// <summary>
    /// Takes: index, currency, count, net, cost, costed count, costed net, first, last. What was returned comes as a row of its own, with
    /// amounts below zero and no count.
    /// </summary>
    public void Add(DbDataReader row)
    {
        var part = new Part(
            row.GetString(1),
            row.GetInt32(2),
            row.GetInt64(3),
            row.ReadLongOrNull(4),
            row.GetInt32(5),
            row.GetInt64(6),
            row.GetInt64(7),
            row.GetInt64(8));
        var known = parts.FindIndex(one => one.Currency == part.Currency);
        if (known < 0)
        {
            parts.Add(part);
        }
        else
        {
            parts[known] = parts[known].With(part);
        }
    }

    public PurchaseSummary Build(string reportingCurrency)
    {
        parts.Sort((left, right) => string.CompareOrdinal(left.Currency, right.Currency));
        var own = parts.Find(part => part.Currency == reportingCurrency)
            ?? new Part(reportingCurrency, 0, 0, null, 0, 0, 0, 0);
        return new PurchaseSummary
        {
            CustomerId = customerId,
            AsOf = asOf,
            TransactionCount = parts.Sum(part => part.Count),
            NetTotal = own.NetTotal,
            CostTotal = own.CostTotal,
            Margin = own.Cost is { } cost ? FixedPoint.Money(own.CostedNet - cost, own.Currency) : null,
            UncostedCount = own.Count - own.CostedCount,
            FirstAt = parts.Count == 0 ? null : Instant(parts.Min(part => part.First)),
            LastAt = parts.Count == 0 ? null : Instant(parts.Max(part => part.Last)),
            AverageTicket = own.Count == 0 ? null : Money.Rounded(own.NetTotal.Amount / own.Count, own.Currency),
            ByCurrency = parts.ConvertAll(
                part => new CurrencyTotal(part.Currency, part.Count, part.NetTotal, part.CostTotal)),
        };
    }

    private static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);

    private sealed record Part(
        string Currency, int Count, long Net, long? Cost, int CostedCount, long CostedNet, long First, long Last)
    {
        public Part With(Part other) => new(
            Currency,
            Count + other.Count,
            Net + other.Net,
            Cost is null && other.Cost is null ? null : (Cost ?? 0) + (other.Cost ?? 0),
            CostedCount + other.CostedCount,
            CostedNet + other.CostedNet,
            Math.Min(First, other.First),
            Math.Max(Last, other.Last));

        public Money NetTotal => FixedPoint.Money(Net, Currency);

        public Money? CostTotal => Cost is { } cost ? FixedPoint.Money(cost, Currency) : null;
    }
}
