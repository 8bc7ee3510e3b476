namespace HeadlessCrm.Api.Tests;

/// <summary>A clock that stands still until it is told to move.</summary>
internal sealed class FakeClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
