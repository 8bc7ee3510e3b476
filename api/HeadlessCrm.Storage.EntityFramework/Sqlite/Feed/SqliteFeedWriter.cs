using System.Buffers;
using System.Text.Json;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Storage.EntityFramework.Feed;
using HeadlessCrm.Storage.EntityFramework.Imports;
using HeadlessCrm.Storage.EntityFramework.Sqlite.Imports;

namespace HeadlessCrm.Storage.EntityFramework.Sqlite.Feed;

/// <summary>Writes the events of an import's batches.</summary>
internal sealed class SqliteFeedWriter : IDisposable
{
    private readonly RawStatement insert;
    private readonly ArrayBufferWriter<byte> buffer = new(256);
    private readonly Utf8JsonWriter json;
    private SequentialIds ids;
    private long recordedTicks;

    public SqliteFeedWriter(Func<string, RawStatement> prepare)
    {
        insert = prepare(
            "INSERT INTO feed_events(id, type, customer_id, dealer_code, occurred_at, recorded_at, payload) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        json = FeedPayloadJson.NewWriter(buffer);
        ids = new SequentialIds(DateTimeOffset.UnixEpoch);
    }

    /// <summary>How many events the present batch has.</summary>
    public int Count { get; private set; }

    /// <summary>Starts a batch; its events are recorded at this moment.</summary>
    public void Begin(DateTimeOffset now)
    {
        Count = 0;
        ids = new SequentialIds(now);
        recordedTicks = now.UtcTicks;
    }

    public void Write(FeedPayload payload, Guid customerId, long occurredTicks, string? dealerCode = null)
    {
        buffer.ResetWrittenCount();
        json.Reset();
        FeedPayloadJson.Write(payload, json);
        insert
            .Bind(1, ids.Next())
            .Bind(2, (long)payload.Type)
            .Bind(3, customerId)
            .Bind(4, dealerCode)
            .Bind(5, occurredTicks)
            .Bind(6, recordedTicks)
            .Bind(7, buffer.WrittenSpan)
            .Run();
        Count++;
    }

    public void Dispose() => json.Dispose();
}
