using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Language.TypeSystem.Changes;

namespace HeadlessCrm.GraphQL.Language.Tests.TypeSystem;

public sealed class SchemaChangesTests
{
    [Theory]
    [InlineData(
        "type Query { a: Int b: Int }",
        "type Query { a: Int }",
        "Breaking FIELD_REMOVED Query.b: Field Query.b was removed.")]
    [InlineData(
        "type Query { a: Int }",
        "type Query { a: Int b: Int }",
        "Safe FIELD_ADDED Query.b: Field Query.b was added.")]
    [InlineData(
        "type Query { a: Int }",
        "type Query { a: Int! }",
        "Safe FIELD_CHANGED_KIND_SAFE Query.a: Field Query.a changed type from Int to Int!.")]
    [InlineData(
        "type Query { a: [Int]! }",
        "type Query { a: [Int] }",
        "Breaking FIELD_CHANGED_KIND Query.a: Field Query.a changed type from [Int]! to [Int].")]
    [InlineData(
        "type Query { a: Int }",
        "type Query { a(x: Int!): Int }",
        "Breaking REQUIRED_ARG_ADDED Query.a(x:): A required argument Query.a(x:) was added.")]
    [InlineData(
        "type Query { a: Int }",
        "type Query { a(x: Int! = 1): Int }",
        "Dangerous OPTIONAL_ARG_ADDED Query.a(x:): An optional argument Query.a(x:) was added.")]
    [InlineData(
        "type Query { a(x: Int = 1): Int }",
        "type Query { a(x: Int = 2): Int }",
        "Dangerous ARG_DEFAULT_VALUE_CHANGE Query.a(x:): Query.a(x:) has changed defaultValue from 1 to 2.")]
    [InlineData(
        "type Query { a(x: Int!): Int }",
        "type Query { a(x: Int): Int }",
        "Safe ARG_CHANGED_KIND_SAFE Query.a(x:): Argument Query.a(x:) has changed type from Int! to Int.")]
    [InlineData(
        "type Query { a: E } enum E { A B }",
        "type Query { a: E } enum E { A C }",
        "Dangerous VALUE_ADDED_TO_ENUM E.C: Enum value E.C was added. | " +
        "Breaking VALUE_REMOVED_FROM_ENUM E.B: Enum value E.B was removed.")]
    [InlineData(
        "type Query { a(x: I): Int } input I { a: Int }",
        "type Query { a(x: I): Int } input I @oneOf { a: Int }",
        "Breaking ONE_OF_ADDED I: I takes exactly one of its fields now (@oneOf).")]
    [InlineData(
        "schema { query: Q } type Q { a: Int } type R { a: Int }",
        "schema { query: R } type Q { a: Int } type R { a: Int }",
        "Breaking ROOT_TYPE_CHANGED schema: The query root type changed from Q to R.")]
    [InlineData(
        "type Query { a: Int }",
        "type Query { a: Int @deprecated(reason: \"b\") }",
        "Safe DEPRECATION_CHANGED Query.a: Query.a is deprecated: b")]
    [InlineData(
        "directive @d on FIELD | QUERY type Query { a: Int }",
        "directive @d on FIELD type Query { a: Int }",
        "Breaking DIRECTIVE_LOCATION_REMOVED @d: QUERY was removed from @d.")]
    public void Changes_have_a_coordinate_a_severity_and_words(string before, string after, string changes) =>
        Assert.Equal(
        changes,
        string.Join(" | ", Find(before, after).Select(change =>
            $"{change.Severity} {change.Code} {change.Coordinate}: {change.Description}")));

    [Fact]
    public void The_order_of_fields_in_a_default_is_no_change() => Assert.Empty(Find(
        "type Query { a(x: I = { a: 1, b: [{ a: 2, b: null }] }): Int } input I { a: Int b: [I] }",
        "type Query { a(x: I = { b: [{ b: null, a: 2 }], a: 1 }): Int } input I { a: Int b: [I] }"));

    [Theory]
    [InlineData("Use b. Removed after 2027-01-31.", 2027, 1, 30, false)]
    [InlineData("Use b. Removed after 2027-01-31.", 2027, 1, 31, true)]
    [InlineData("Since 2026-01-01; removed 2027-01-31.", 2026, 6, 1, false)]
    [InlineData("Removed 2027-13-41.", 2030, 1, 1, false)]
    [InlineData("Use b.", 2030, 1, 1, false)]
    public void A_deprecated_member_may_go_when_its_date_has_come(
        string reason,
        int year,
        int month,
        int day,
        bool allowed)
    {
        var change = Assert.Single(Find(
            $"type Query {{ a: Int @deprecated(reason: \"{reason}\") b: Int }}", "type Query { b: Int }"));

        Assert.Equal(allowed, change.IsAllowed(new DateTimeOffset(year, month, day, 12, 0, 0, TimeSpan.Zero)));
    }

    private static IReadOnlyList<SchemaChange> Find(string before, string after) => SchemaChanges.Find(
        SchemaBuilder.Build(new Source(before)), SchemaBuilder.Build(new Source(after)));
}
