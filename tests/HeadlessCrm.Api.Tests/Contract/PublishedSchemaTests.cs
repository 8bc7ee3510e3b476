using HeadlessCrm.Api.Contract;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Language.TypeSystem.Changes;
using HeadlessCrm.Tests;

namespace HeadlessCrm.Api.Tests.Contract;

/// <summary>
/// <c>schema/schema.graphql</c> is what is served. After a change of the contract write it anew with
/// <c>UPDATE_APPROVED=1 dotnet test tests/HeadlessCrm.Api.Tests</c>, or with <c>schema print</c>; never in CI.
/// </summary>
public sealed class PublishedSchemaTests
{
    private static readonly string Approved = Path.Combine(Needs.RepositoryRoot, "schema", "schema.graphql");

    [Fact]
    public void Is_what_is_served()
    {
        var isContinuousIntegration = Environment.GetEnvironmentVariable("CI") is { Length: > 0 };
        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1" && !isContinuousIntegration)
        {
            File.WriteAllText(Approved, CrmSchema.Print());
        }

        Assert.True(
            File.Exists(Approved) && File.ReadAllText(Approved) == CrmSchema.Print(),
            "schema/schema.graphql is not the schema that is served. Write it with UPDATE_APPROVED=1 and look at what changed.");
    }

    [Fact]
    public void Reads_back_as_the_same_schema()
    {
        var published = SchemaBuilder.Build([new Source(CrmSchema.Print(), "schema.graphql")]);

        Assert.Empty(SchemaChanges.Find(published, CrmSchema.Read()));
    }

    [Fact]
    public void A_removed_field_is_a_breaking_change_until_its_announced_date()
    {
        const string announced = "  gone: Int @deprecated(reason: \"Ask displayName. Removed from 2026-06-01.\")\n";
        var old = CrmSchema.Print().Replace("type Customer implements Node {\n", "type Customer implements Node {\n" + announced, StringComparison.Ordinal);

        Assert.NotEmpty(PublishedSchema.Compare(old, new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero)).Breaking);
        Assert.Empty(PublishedSchema.Compare(old, new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero)).Breaking);
    }

    [Fact]
    public void Binds_to_code_without_a_gap()
    {
        Assert.NotNull(CrmSchema.Bind());
    }
}
