namespace HeadlessCrm.Benchmarks.Subscriptions;

/// <summary>An event.</summary>
internal sealed record Notice(int Number, string Text, DateTimeOffset At);
