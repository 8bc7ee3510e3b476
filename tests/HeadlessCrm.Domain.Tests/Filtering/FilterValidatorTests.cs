using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Tests.Filtering;

public sealed class FilterValidatorTests
{
    private static readonly Filter Good = Filter.Compare("displayName", Comparator.Eq, "Ana");

    public static IEnumerable<TheoryDataRow<string, Filter>> Bad() =>
    [
        new("no field \"shoeSize\"", Filter.Compare("shoeSize", Comparator.Eq, 43)),
        new("no collection \"pets\"", new Filter.Quantified("pets", Quantifier.Some)),
        new("is not Enumeration", Filter.Compare("kind", Comparator.Eq, "PERSON")),
        new("is not Decimal", Filter.Compare("totalSpend", Comparator.Gt, 5)),
        new("Contains cannot be asked", Filter.Compare("totalSpend", Comparator.Contains, 5m)),
        new("Lt cannot be asked", Filter.Compare("kind", Comparator.Lt, CustomerKind.Person)),
        new("takes 2 value(s) and got 1", Filter.Compare("createdAt", Comparator.Between, DateTimeOffset.UnixEpoch)),
        new("takes 1 value(s) and got 0", Filter.Compare("displayName", Comparator.Eq)),
        new("has 1001 values", Filter.Compare("transactionCount", Comparator.In, [.. Enumerable.Range(0, 1001).Cast<object>()])),
        new("elements have no time", new Filter.Quantified("externalRefs", Quantifier.Some, Within: CalendarDuration.FromDays(1))),
        new("needs comparisons of the count", new Filter.Quantified("transactions", Quantifier.Count)),
        new("needs comparisons of the count", new Filter.Quantified("transactions", Quantifier.Some, Count: [new("count", Comparator.Eq, [1])])),
        new("no field \"kinds\"", new Filter.Quantified("transactions", Quantifier.Some, Filter.Compare("kinds", Comparator.IsNull, true))),
        new("more than 20 levels", Nested(21)),
        new("more than 500 parts", Filter.AllOf([.. Enumerable.Repeat(Good, 500)])),
    ];

    [Theory]
    [MemberData(nameof(Bad))]
    public void Says_what_is_wrong(string reason, Filter filter)
    {
        var error = FilterValidator.Validate(filter, CustomerFilterFields.Entity);

        Assert.Contains(reason, error!.Message, StringComparison.Ordinal);
        Assert.Equal("where", error.Path[0]);
    }

    [Fact]
    public void Passes_what_is_within_the_limits()
    {
        Assert.Null(FilterValidator.Validate(Nested(19), CustomerFilterFields.Entity));
        Assert.Null(FilterValidator.Validate(Filter.AllOf([.. Enumerable.Repeat(Good, 499)]), CustomerFilterFields.Entity));
    }

    [Fact]
    public void Different_filters_have_different_texts()
    {
        Filter[] filters =
        [
            Good,
            Filter.Compare("displayName", Comparator.Ne, "Ana"),
            Filter.Compare("displayName", Comparator.In, "Ana"),
            Filter.Compare("displayName", Comparator.In, "Ana", "B"),
            Filter.Compare("displayName", Comparator.In, "Ana 1:B"),
            Filter.AllOf(Good),
            Filter.AnyOf(Good),
            new Filter.Not(Good),
            new Filter.Quantified("transactions", Quantifier.Some),
            new Filter.Quantified("transactions", Quantifier.None),
            new Filter.Quantified("transactions", Quantifier.Some, Within: CalendarDuration.FromDays(30)),
            new Filter.Quantified("transactions", Quantifier.Some, Within: new CalendarDuration(1, 0, TimeSpan.Zero)),
        ];

        Assert.Equal(filters.Length, filters.Select(FilterText.Of).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(FilterText.Of(Good), FilterText.Of(Filter.Compare("displayName", Comparator.Eq, "Ana")));
    }

    private static Filter Nested(int depth) =>
        Enumerable.Range(0, depth).Aggregate(Good, (filter, _) => new Filter.Not(filter));
}
