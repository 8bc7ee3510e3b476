namespace HeadlessCrm.Storage.Specification;

/// <summary>A clock that stands still until it is told to go on.</summary>
public sealed class SetClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Lets time pass.</summary>
    public DateTimeOffset Advance(TimeSpan time) => now += time;
}
