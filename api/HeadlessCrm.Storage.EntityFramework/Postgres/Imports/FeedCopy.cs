using System.Buffers;
using System.Text.Json;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Storage.EntityFramework.Feed;
using HeadlessCrm.Storage.EntityFramework.Imports;
using Npgsql;
using NpgsqlTypes;

namespace HeadlessCrm.Storage.EntityFramework.Postgres.Imports;

/// <summary>Gathers the events of an import's batch and writes them by COPY at its end.</summary>
internal sealed class FeedCopy
{
    private readonly List<Event> events = [];
    private readonly ArrayBufferWriter<byte> payloads = new(64 * 1024);
    private SequentialIds ids = new(DateTimeOffset.UnixEpoch);
    private long recordedTicks;

    /// <summary>Starts a batch; its events are recorded at this moment.</summary>
    public void Begin(DateTimeOffset now)
    {
        events.Clear();
        payloads.ResetWrittenCount();
        ids = new SequentialIds(now);
        recordedTicks = now.UtcTicks;
    }

    public void Add(FeedPayload payload, Guid customerId, long occurredTicks, string? dealerCode = null)
    {
        var start = payloads.WrittenCount;
        using (var json = FeedPayloadJson.NewWriter(payloads))
        {
            FeedPayloadJson.Write(payload, json);
        }

        events.Add(new Event(
            ids.Next(), payload.Type, customerId, dealerCode, occurredTicks, start, payloads.WrittenCount - start));
    }

    /// <summary>Writes the events in the open transaction; answers the place of the last one, null when there are none.</summary>
    public async Task<FeedPosition?> WriteAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
        {
            return null;
        }

        await BinaryCopy.WriteAsync(
            connection,
            "feed_events(id, type, customer_id, dealer_code, occurred_at, recorded_at, payload)",
            events,
            (row, happened) =>
            {
                row.Id(happened.Id);
                row.Int((int)happened.Type);
                row.Id(happened.CustomerId);
                row.Text(happened.DealerCode);
                row.Long(happened.OccurredTicks);
                row.Long(recordedTicks);
                row.Write(payloads.WrittenMemory.Slice(happened.Start, happened.Length), NpgsqlDbType.Bytea);
            },
            cancellationToken);

        // The last one of this transaction, by the primary key.
        await using var command = new NpgsqlCommand(
            $"SELECT {PostgresDialect.Position} FROM feed_events " +
            "WHERE transaction_number = (SELECT (pg_current_xact_id()::text)::bigint + transaction_offset FROM feed_state) " +
            "ORDER BY sequence DESC LIMIT 1",
            connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        await rows.ReadAsync(cancellationToken);
        return new FeedPosition(rows.GetInt64(0), rows.GetInt64(1));
    }

    private readonly record struct Event(
        Guid Id, FeedEventType Type, Guid CustomerId, string? DealerCode, long OccurredTicks, int Start, int Length);
}
