using System.Text;
using HeadlessCrm.Domain.Filtering;
using Microsoft.EntityFrameworkCore;

namespace HeadlessCrm.Storage.EntityFramework.Postgres;

/// <summary>
/// The domain's letter case folding as a function of the database. The server's own <c>lower</c> depends on the locale it
/// was installed with and on its library's edition of Unicode; this one is written from <see cref="TextFolding"/>, so that a
/// search finds the same on every store.
/// </summary>
internal static class FoldFunction
{
    /// <summary>Its name.</summary>
    public const string Name = "crm_fold";

    // Most texts are plain ASCII, where the C locale's lower is right and fast.
    private static readonly Lazy<string> Body = new(() =>
    {
        var from = new StringBuilder();
        var to = new StringBuilder();
        for (var code = 0; code <= 0x10FFFF; code++)
        {
            if (Rune.TryCreate(code, out var rune) && rune.ToString() is var text && TextFolding.Fold(text) is var folded
                && folded != text)
            {
                from.Append(text);
                to.Append(folded);
            }
        }

        return "SELECT CASE WHEN octet_length(value) = char_length(value) THEN lower(value COLLATE \"C\") " +
            $"ELSE translate(value, '{from}', '{to}') END";
    });

    /// <summary>Creates the function, or replaces the one of another edition; call it under the store's lock.</summary>
    public static async Task CreateAsync(DbContext context, CancellationToken cancellationToken)
    {
        var stored = await context.Database
            .SqlQuery<string>($"SELECT p.prosrc AS \"Value\" FROM pg_proc p WHERE p.oid = to_regprocedure('crm_fold(text)')")
            .FirstOrDefaultAsync(cancellationToken);
        if (stored == Body.Value)
        {
            return;
        }

#pragma warning disable EF1002 // The text is made of letters that this program chose.
        await context.Database.ExecuteSqlRawAsync(
            $"CREATE OR REPLACE FUNCTION {Name}(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $fold${Body.Value}$fold$",
            cancellationToken);
#pragma warning restore EF1002
    }
}
