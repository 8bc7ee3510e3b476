using HeadlessCrm.Domain.Idempotency;

namespace HeadlessCrm.Storage.EntityFramework.Idempotency;

/// <summary>Writes the entries that make commands safe to repeat, with the change they are kept for.</summary>
internal static class IdempotencyWriting
{
    /// <summary>Adds an entry, if there is one.</summary>
    public static void Keep(this CrmDbContext context, IdempotencyEntry? entry)
    {
        if (entry is not null)
        {
            context.Add(IdempotencyRow.Of(entry));
        }
    }
}
