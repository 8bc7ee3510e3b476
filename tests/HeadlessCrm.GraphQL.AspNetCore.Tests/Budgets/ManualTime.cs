namespace HeadlessCrm.GraphQL.AspNetCore.Tests.Budgets;

/// <summary>A clock that goes when it is told to; timers are real.</summary>
internal sealed class ManualTime : TimeProvider
{
    private long timestamp = 1_000_000;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref timestamp);

    public void Advance(TimeSpan time) => Interlocked.Add(ref timestamp, time.Ticks);
}
