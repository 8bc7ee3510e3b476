using System.Linq.Expressions;

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
    }
}
