using System.Threading.Channels;

namespace HeadlessCrm.GraphQL.Tests.Execution;

/// <summary>What the sources of the test schema read from, and what they did. Also the services of a test.</summary>
internal sealed class SourceProbe : IServiceProvider
{
    /// <summary>The events of the sources that wait for them.</summary>
    public Channel<Reading?> Events { get; } = Channel.CreateUnbounded<Reading?>();

    public int Begun { get; set; }

    public int Ended { get; set; }

    /// <summary>How many events were asked for.</summary>
    public int Asked { get; set; }

    /// <summary>Calls of the batch field, each with its number of parents.</summary>
    public List<int> BatchCalls { get; } = [];

    public object? GetService(Type serviceType) => serviceType == typeof(SourceProbe) ? this : null;
}

/// <summary>An event.</summary>
internal sealed record Reading(int Value) : HeadlessCrm.GraphQL.Execution.ICursorEvent
{
    public string? Cursor => Value % 2 == 0 ? $"at-{Value}" : null;
}
