using HeadlessCrm.Chaos.Tests.Subscribers;
using HeadlessCrm.Chaos.Tests.Writers;

namespace HeadlessCrm.Chaos.Tests.Verification;

/// <summary>A reckoning that finds nothing proves something only if it finds what is there.</summary>
public sealed class ReckoningTests
{
    private static readonly CommittedEvent[] Log =
    [
        Event(0, "CUSTOMER_CHANGED", "ana", "ana", 1),
        Event(1, "CUSTOMER_CHANGED", "ben", "ben", 1),
        Event(2, "INTERACTION_RECORDED", "ana", "visit", null),
        Event(3, "CUSTOMER_CHANGED", "ana", "ana", 2),
    ];

    [Fact]
    public void All_events_in_their_order_are_as_they_should_be()
    {
        var findings = Deliver(null, 1, 2, 3);

        Assert.True(findings.AreNone, string.Join('\n', findings.Details));
        Assert.Equal(3, findings.Delivered);
    }

    [Fact]
    public void An_event_left_out_is_missing() => Assert.Equal((1, 0, 0), Counts(Deliver(null, 0, 1, 3)));

    [Fact]
    public void The_last_events_left_out_are_missing() => Assert.Equal((2, 0, 0), Counts(Deliver(null, 0, 1)));

    [Fact]
    public void All_events_are_missing_where_none_came_after_a_cursor() => Assert.Equal((4, 0, 0), Counts(Deliver("cursor")));

    [Fact]
    public void An_event_that_comes_twice_is_doubled() => Assert.Equal((0, 1, 0), Counts(Deliver(null, 0, 1, 1, 2, 3)));

    [Fact]
    public void An_event_that_comes_twice_right_after_a_reconnect_is_not() =>
        Assert.Equal((0, 0, 0), Counts(Deliver(null, 0, 1, -1, 1, 2, 3)));

    [Fact]
    public void An_event_that_comes_twice_later_after_a_reconnect_is_doubled() =>
        Assert.Equal((0, 1, 0), Counts(Deliver(null, 0, 1, -1, 2, 1, 3)));

    [Fact]
    public void Events_of_one_customer_that_change_places_are_out_of_order() =>
        Assert.Equal((0, 0, 1), Counts(Deliver("cursor", 0, 1, 3, 2)));

    [Fact]
    public void Events_of_different_customers_may_change_places() =>
        Assert.Equal((0, 0, 0), Counts(Deliver("cursor", 1, 0, 2, 3)));

    [Fact]
    public void What_was_never_committed_is_doubled()
    {
        var findings = new Findings();
        var record = Record("cursor", 0, 1, 2, 3);
        record.Got(4);

        new DeliveryCheck(Log, 0).Check([record], [.. Log.Select(happened => happened.Delivered), "CUSTOMER_CHANGED eva ? ?"], findings);

        Assert.Equal((0, 1, 0), Counts(findings));
    }

    [Fact]
    public void A_mutation_without_its_event_is_missing_and_an_event_without_a_mutation_is_doubled()
    {
        var findings = new Findings();
        var acknowledged = new[] { Done(Log[0], 0, 1), Done(Log[1], 0, 1), Done(Log[2], 2, 3), Done(Event(4, "TRANSACTION_RECORDED", "ana", "car", null), 4, 5) };

        new EffectCheck(acknowledged, findings).CheckFeed(Log);

        Assert.Equal((1, 1, 0), Counts(findings));
    }

    [Fact]
    public void What_was_acknowledged_before_another_was_sent_comes_first()
    {
        var findings = new Findings();

        new EffectCheck([Done(Log[2], 0, 1), Done(Log[3], 2, 3)], findings).CheckOrder(Log);
        Assert.Equal((0, 0, 0), Counts(findings));

        new EffectCheck([Done(Log[3], 0, 1), Done(Log[2], 2, 3)], findings).CheckOrder(Log);
        Assert.Equal((0, 0, 1), Counts(findings));
    }

    [Fact]
    public void What_was_under_way_at_the_same_time_may_come_in_either_order()
    {
        var findings = new Findings();

        new EffectCheck([Done(Log[3], 0, 3), Done(Log[2], 2, 4)], findings).CheckOrder(Log);

        Assert.Equal((0, 0, 0), Counts(findings));
    }

    private static (int Missing, int Doubled, int OutOfOrder) Counts(Findings findings) =>
        (findings.MissingCount, findings.DoubledCount, findings.OutOfOrderCount);

    /// <summary>What is found when a subscriber to everything gets these events; -1: it connects again.</summary>
    private static Findings Deliver(string? after, params int[] numbers)
    {
        var findings = new Findings();
        new DeliveryCheck(Log, 0).Check([Record(after, numbers)], [.. Log.Select(happened => happened.Delivered)], findings);
        return findings;
    }

    private static SubscriberRecord Record(string? after, params int[] numbers)
    {
        var record = new SubscriberRecord(new SubscriberSpecification("ws", "feed", null, null, after));
        foreach (var number in numbers)
        {
            if (number < 0)
            {
                record.Disconnected();
            }
            else
            {
                record.Got(number);
            }
        }

        return record;
    }

    private static CommittedEvent Event(int index, string type, string customer, string entity, int? version) =>
        new(index, $"event-{index}", $"cursor-{index}", type, customer, entity, version);

    private static AcknowledgedMutation Done(CommittedEvent happened, long sentAt, long answeredAt)
    {
        var kind = happened.Type switch
        {
            "CUSTOMER_CHANGED" => MutationKind.CustomerUpsert,
            "TRANSACTION_RECORDED" => MutationKind.TransactionRecord,
            _ => MutationKind.InteractionRecord,
        };
        var mutation = new Mutation(kind, $"key-{happened.Index}", happened.CustomerId, null, []);
        return new AcknowledgedMutation(mutation, happened.CustomerId, happened.EntityId, happened.Version, sentAt, answeredAt, 1);
    }
}
