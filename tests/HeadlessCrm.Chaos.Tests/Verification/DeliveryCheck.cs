using HeadlessCrm.Chaos.Tests.Subscribers;

namespace HeadlessCrm.Chaos.Tests.Verification;

/// <summary>Compares what subscribers got with what was committed.</summary>
/// <param name="log">What was committed.</param>
/// <param name="start">How many events there were at the place that some subscribers began after.</param>
internal sealed class DeliveryCheck(IReadOnlyList<CommittedEvent> log, int start)
{
    private readonly Dictionary<string, CommittedEvent> byDelivered = log.ToDictionary(happened => happened.Delivered);

    /// <summary>How many events subscribers are still waiting for.</summary>
    public int CountMissing(IReadOnlyList<SubscriberRecord> records, IReadOnlyList<string> events)
    {
        var committed = Resolve(events);
        return records.Sum(record => MissingOf(record, committed).Count());
    }

    /// <summary>Notes everything that is not as it should be.</summary>
    public void Check(IReadOnlyList<SubscriberRecord> records, IReadOnlyList<string> events, Findings findings)
    {
        var committed = Resolve(events);
        for (var number = 0; number < records.Count; number++)
        {
            var record = records[number];
            var name = $"subscriber {number} ({record.Specification}, {record.Reconnects} reconnects)";
            foreach (var missing in MissingOf(record, committed))
            {
                findings.Missing($"{name} did not get {missing.Index}: {missing.Delivered}");
            }

            findings.Delivered += record.Seen.Count;
            CheckDeliveries(record, name, events, committed, findings);
        }
    }

    private static void CheckDeliveries(
        SubscriberRecord record, string name, IReadOnlyList<string> events, CommittedEvent?[] committed, Findings findings)
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var delivery in record.Deliveries)
        {
            if (committed[delivery.Number] is not { } happened)
            {
                findings.Doubled($"{name} got what is not in the feed: {events[delivery.Number]}");
            }
            else if (!record.Specification.Wants(happened))
            {
                findings.Doubled($"{name} got what it did not ask for: {happened.Delivered}");
            }
            else if (delivery.IsRepeated)
            {
                if (!delivery.IsAfterReconnect)
                {
                    findings.Doubled($"{name} got again {happened.Index}: {happened.Delivered}");
                }
            }
            else
            {
                if (last.TryGetValue(happened.CustomerId, out var before) && before > happened.Index)
                {
                    findings.OutOfOrder($"{name} got {happened.Index} after {before}: {happened.Delivered}");
                }

                last[happened.CustomerId] = Math.Max(happened.Index, before);
            }
        }
    }

    /// <summary>Of the events from its first cursor on, those it wants and did not get.</summary>
    private IEnumerable<CommittedEvent> MissingOf(SubscriberRecord record, CommittedEvent?[] committed)
    {
        var got = record.Seen.Where(number => committed[number] is not null).Select(number => committed[number]!.Index).ToHashSet();
        var first = record.Specification.After is null ? got.DefaultIfEmpty(log.Count).Min() : start;
        return log.Skip(first).Where(happened => record.Specification.Wants(happened) && !got.Contains(happened.Index));
    }

    private CommittedEvent?[] Resolve(IReadOnlyList<string> events) =>
        [.. events.Select(happened => byDelivered.GetValueOrDefault(happened))];
}
