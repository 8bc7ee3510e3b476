using System.Data.Common;
using HeadlessCrm.Domain;
using HeadlessCrm.Domain.Feed;
using HeadlessCrm.Storage.EntityFramework.Sql;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HeadlessCrm.Storage.EntityFramework.Feed;

/// <summary>
/// The events of one write, gathered while it decides and written at its end in its own database transaction: either all
/// that changed is told, or nothing has changed.
/// </summary>
internal sealed class PendingFeed
{
    // Above this, writing them in bulk is cheaper than one by one.
    private const int Few = 8;

    private static readonly string[] ParameterNames =
        ["@id", "@type", "@customer", "@dealer", "@occurred", "@recorded", "@payload"];

    private readonly List<FeedEvent> events = [];

    /// <summary>Tells of something this write does.</summary>
    public void Add(
        FeedPayload payload, Guid customerId, DateTimeOffset occurredAt, DateTimeOffset recordedAt, string? dealerCode = null) =>
        events.Add(new FeedEvent
        {
            Id = EntityId.Create(recordedAt),
            CustomerId = customerId,
            DealerCode = dealerCode,
            OccurredAt = occurredAt,
            RecordedAt = recordedAt,
            Payload = payload,
        });

    /// <summary>Forgets what an earlier write left.</summary>
    public void Clear() => events.Clear();

    /// <summary>Writes the events; answers the place of the last one, null when there are none.</summary>
    public async Task<FeedPosition?> FlushAsync(
        CrmDbContext context, CrmDatabase database, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
        {
            return null;
        }

        if (events.Count > Few)
        {
            // All but the last, which tells how far the feed has come.
            await database.InsertAsync(context, Bulk(events[..^1]), cancellationToken);
            events.RemoveRange(0, events.Count - 1);
        }

        var dialect = database.Dialect;
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // The text is constant but for the columns of the dialect.
        command.CommandText =
            "INSERT INTO feed_events(id, type, customer_id, dealer_code, occurred_at, recorded_at, payload) " +
            $"VALUES(@id, @type, @customer, @dealer, @occurred, @recorded, @payload) RETURNING {dialect.FeedPositionColumns}";
#pragma warning restore CA2100
        var last = FeedPosition.Start;
        foreach (var happened in events)
        {
            Bind(command, happened, dialect);
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            await rows.ReadAsync(cancellationToken);
            last = new FeedPosition(rows.GetInt64(0), rows.GetInt64(1));
        }

        events.Clear();
        return last;
    }

    private static BulkRows Bulk(List<FeedEvent> told) => new(
        "feed_events",
        ["id", "type", "customer_id", "dealer_code", "occurred_at", "recorded_at", "payload"],
        [
            .. told.Select(happened => (object?[])
            [
                happened.Id,
                (int)happened.Type,
                happened.CustomerId,
                happened.DealerCode,
                happened.OccurredAt.UtcTicks,
                happened.RecordedAt.UtcTicks,
                FeedPayloadJson.Write(happened.Payload),
            ]),
        ]);

    private static void Bind(DbCommand command, FeedEvent happened, SqlDialect dialect)
    {
        object?[] values =
        [
            dialect.Id(happened.Id),
            (long)happened.Type,
            dialect.Id(happened.CustomerId),
            happened.DealerCode,
            happened.OccurredAt.UtcTicks,
            happened.RecordedAt.UtcTicks,
            FeedPayloadJson.Write(happened.Payload),
        ];
        for (var i = 0; i < values.Length; i++)
        {
            if (command.Parameters.Count == i)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = ParameterNames[i];
                command.Parameters.Add(parameter);
            }

            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
