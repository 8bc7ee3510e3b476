using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Language.TypeSystem.Changes;

namespace HeadlessCrm.Api.Contract;

/// <summary>Compares the contract with the one that was published before.</summary>
internal static class PublishedSchema
{
    /// <summary>What comparing came to.</summary>
    /// <param name="IsSame">Whether the texts are the same.</param>
    /// <param name="Breaking">The changes that break callers and were not announced.</param>
    /// <param name="Lines">For people: one line per change, or that there is none.</param>
    public sealed record Comparison(bool IsSame, IReadOnlyList<SchemaChange> Breaking, IReadOnlyList<string> Lines);

    /// <summary>Compares the contract with a published text.</summary>
    /// <param name="published">The published SDL.</param>
    /// <param name="now">Decides which deprecated members may be gone by now.</param>
    public static Comparison Compare(string published, DateTimeOffset now)
    {
        if (published == CrmSchema.Print())
        {
            return new Comparison(true, [], ["The published schema is up to date."]);
        }

        var old = SchemaBuilder.Build([new Source(published, "schema.graphql")]);
        var changes = SchemaChanges.Find(old, CrmSchema.Read());
        return new Comparison(
            false,
            [.. changes.Where(change => !change.IsAllowed(now))],
            [
                .. changes.Select(change => $"{change.Severity}: {change.Description}"),
                changes.Count == 0 ? "Only descriptions or the layout differ." : $"{changes.Count} change(s).",
                "Write the new one with: schema print > schema/schema.graphql",
            ]);
    }
}
