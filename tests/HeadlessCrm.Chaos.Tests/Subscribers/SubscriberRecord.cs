namespace HeadlessCrm.Chaos.Tests.Subscribers;

/// <summary>Everything one subscriber got, in the order it got it.</summary>
internal sealed class SubscriberRecord(SubscriberSpecification specification)
{
    private readonly List<Delivery> deliveries = [];
    private readonly HashSet<int> seen = [];
    private bool isFreshlyConnected;

    public SubscriberSpecification Specification { get; } = specification;

    public IReadOnlyList<Delivery> Deliveries => deliveries;

    /// <summary>The numbers of the events it got.</summary>
    public IReadOnlySet<int> Seen => seen;

    /// <summary>How often its subscription ended and it came back.</summary>
    public int Reconnects { get; private set; }

    /// <summary>Whether the server has taken its subscription at least once.</summary>
    public bool WasConnected { get; private set; }

    public void Connected() => WasConnected = true;

    public void Disconnected()
    {
        Reconnects++;
        isFreshlyConnected = true;
    }

    /// <param name="number">The number of the event.</param>
    public void Got(int number)
    {
        var isNew = seen.Add(number);
        deliveries.Add(new Delivery(number, !isNew, isFreshlyConnected));
        if (isNew)
        {
            isFreshlyConnected = false;
        }
    }
}

/// <summary>An event that a subscriber got.</summary>
/// <param name="Number">The number of the event.</param>
/// <param name="IsRepeated">Whether it had got it before.</param>
/// <param name="IsAfterReconnect">Whether nothing new had come since it connected again.</param>
internal readonly record struct Delivery(int Number, bool IsRepeated, bool IsAfterReconnect);
