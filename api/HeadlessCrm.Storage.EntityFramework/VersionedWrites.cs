using System.Linq.Expressions;
using HeadlessCrm.Domain.Idempotency;
using HeadlessCrm.Storage.EntityFramework.Idempotency;

namespace HeadlessCrm.Storage.EntityFramework;

/// <summary>Writing of rows that are written whole, each time as the next version.</summary>
internal static class VersionedWrites
{
    extension(CrmDbContext context)
    {
        /// <summary>Adds a row that is at version 1, or takes the place of the version before.</summary>
        public void Save<TRow>(TRow row, int version, Expression<Func<TRow, int>> versionOf)
            where TRow : class
        {
            if (version == 1)
            {
                context.Add(row);
                return;
            }

            context.Update(row).Property(versionOf).OriginalValue = version - 1;
        }

        /// <summary>Adds the entry that makes a command safe to repeat, if there is one.</summary>
        public void Keep(IdempotencyEntry? entry)
        {
            if (entry is not null)
            {
                context.Add(IdempotencyRow.Of(entry));
            }
        }
    }
}
