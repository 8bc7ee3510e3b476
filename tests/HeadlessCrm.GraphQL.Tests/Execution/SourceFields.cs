using System.Runtime.CompilerServices;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.GraphQL.Tests.Execution;

/// <summary>The sources of the test schema.</summary>
[ResolversOf("Subscription")]
internal static class SourceFields
{
    public const string Sdl = """
        directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT

        type Query { nothing: Int }

        type Subscription {
          count(to: Int!): Int!
          readings: Reading
          throwsAtOnce(fault: Boolean!): Int
          throwsBeforeItWaits: Int
          throwsWhileOpening: Int
          opened(to: Int!): Int!
          throwsAfter(count: Int!, fault: Boolean!): Int
          optional(values: [Int]!): Int
          required(values: [Int]!): Int!
        }

        type Reading {
          value: Int!
          checked: Int!
          slow: Int
          service: String
        }
        """;

    public static ExecutableSchema Schema { get; } = new ExecutableSchemaBuilder(SchemaBuilder.Build(new Source(Sdl)))
        .AddType<Reading>("Reading")
        .AddResolvers(typeof(SourceFields))
        .AddResolvers(typeof(ReadingFields))
        .AddResolvers(typeof(NothingFields))
        .Build();

    public static async IAsyncEnumerable<int> Count(int to, SourceProbe probe)
    {
        for (var value = 1; value <= to; value++)
        {
            probe.Asked++;
            await Task.Yield();
            yield return value;
        }
    }

    public static async IAsyncEnumerable<Reading?> Readings(
        SourceProbe probe, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        probe.Begun++;
        try
        {
            await foreach (var reading in probe.Events.Reader.ReadAllAsync(cancellationToken))
            {
                yield return reading;
            }
        }
        finally
        {
            probe.Ended++;
        }
    }

    public static IAsyncEnumerable<int> ThrowsAtOnce(bool fault) =>
        throw (fault ? new InvalidOperationException("secret detail") : new GraphQLException("Not today.", "CLOSED"));

    public static async IAsyncEnumerable<int> ThrowsBeforeItWaits(SourceProbe probe)
    {
        probe.Begun++;
        if (probe.Begun > 0)
        {
            throw new GraphQLException("Not today.", "CLOSED");
        }

        await Task.Yield();
        yield return 1;
    }

    public static async Task<IAsyncEnumerable<int>> ThrowsWhileOpening(SourceProbe probe)
    {
        await Task.Yield();
        probe.Begun++;
        throw new GraphQLException("Not today.", "CLOSED");
    }

    public static async ValueTask<IAsyncEnumerable<int>> Opened(int to, SourceProbe probe)
    {
        await Task.Yield();
        return Count(to, probe);
    }

    public static async IAsyncEnumerable<int> ThrowsAfter(int count, bool fault, SourceProbe probe)
    {
        await foreach (var value in Count(count, probe))
        {
            yield return value;
        }

        throw (fault ? new InvalidOperationException("secret detail") : new GraphQLException("Not today.", "CLOSED"));
    }

    public static async IAsyncEnumerable<int?> Optional(IReadOnlyList<int?> values)
    {
        foreach (var value in values)
        {
            await Task.Yield();
            yield return value;
        }
    }

    public static IAsyncEnumerable<int?> Required(IReadOnlyList<int?> values) => Optional(values);
}

[ResolversOf("Query")]
internal static class NothingFields
{
    public static Task<int> Nothing() => Task.FromResult(0);
}

[ResolversOf("Reading")]
internal static class ReadingFields
{
    public static async Task<BatchResult<int>> Checked(IReadOnlyList<Reading> readings, SourceProbe probe)
    {
        await Task.Yield();
        probe.BatchCalls.Add(readings.Count);
        var result = new BatchResult<int>([.. readings.Select(reading => reading.Value * 10)]);
        for (var row = 0; row < readings.Count; row++)
        {
            if (readings[row].Value < 0)
            {
                result.SetError(row, new GraphQLException("Less than nothing."));
            }
        }

        return result;
    }

    public static async Task<int[]> Slow(IReadOnlyList<Reading> readings, CancellationToken cancellationToken)
    {
        await Task.Delay(readings[0].Value == 1 ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellationToken);
        return [.. readings.Select(reading => reading.Value)];
    }

    public static Task<string[]> Service(IReadOnlyList<Reading> readings, IServiceProvider services) =>
        Task.FromResult(readings.Select(_ => services.ToString()!).ToArray());
}
