using HeadlessCrm.Domain.Idempotency;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HeadlessCrm.Storage.EntityFramework.Idempotency;

internal sealed class IdempotencyRow
{
    public string Key { get; set; } = string.Empty;

    public string Operation { get; set; } = string.Empty;

    public byte[] PayloadHash { get; set; } = [];

    public byte[] Answer { get; set; } = [];

    public DateTimeOffset RecordedAt { get; set; }

    public static IdempotencyRow Of(IdempotencyEntry entry) => new()
    {
        Key = entry.Key,
        Operation = entry.Operation,
        PayloadHash = entry.PayloadHash,
        Answer = entry.Answer,
        RecordedAt = entry.RecordedAt,
    };

    public static void Configure(EntityTypeBuilder<IdempotencyRow> entity)
    {
        entity.ToTable("idempotency_entries");
        entity.HasKey(row => row.Key);
    }
}
