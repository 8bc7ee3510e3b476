using HeadlessCrm.Domain.Commerce;
using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Filtering;

namespace HeadlessCrm.Domain.Tests.Filtering;

/// <summary>The meaning of the language, case by case; stores are held to the evaluator.</summary>
public sealed class FilterEvaluatorTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 15, 0, 0, 0, TimeSpan.Zero);

    private static readonly Guid Id = Guid.CreateVersion7();

    private static readonly CustomerFacts Ana = new(
        new Customer
        {
            Id = Id,
            Kind = CustomerKind.Person,
            Status = CustomerStatus.Customer,
            DisplayName = "Ana ÑANDÚ",
            Version = 1,
            CreatedAt = Now,
            UpdatedAt = Now,
        },
        new CustomerPurchaseProfile(2, 30m, Now.AddDays(-200), Now.AddDays(-180)),
        [],
        [new ExternalReference("dms", "1")],
        [Bought(10, 200, "OIL"), Bought(20, 180, "OIL", "TYRES")]);

    [Fact]
    public void An_absent_value_fails_every_comparison_but_the_negative_ones()
    {
        Assert.False(Is(Filter.Compare("companyName", Comparator.Eq, "X")));
        Assert.False(Is(Filter.Compare("companyName", Comparator.Lt, "X")));
        Assert.False(Is(Filter.Compare("companyName", Comparator.Contains, "")));
        Assert.True(Is(Filter.Compare("companyName", Comparator.Ne, "X")));
        Assert.True(Is(Filter.Compare("companyName", Comparator.Nin, "X")));
        Assert.True(Is(Filter.Compare("companyName", Comparator.IsNull, true)));
        Assert.True(Is(new Filter.Not(Filter.Compare("companyName", Comparator.Gte, "X"))));
    }

    [Fact]
    public void No_operands_mean_all_of_none_and_any_of_none()
    {
        Assert.True(Is(Filter.AllOf()));
        Assert.False(Is(Filter.AnyOf()));
        Assert.False(Is(Filter.Compare("displayName", Comparator.In)));
        Assert.True(Is(Filter.Compare("displayName", Comparator.Nin)));
    }

    [Fact]
    public void Searching_ignores_letter_case_and_comparing_does_not()
    {
        Assert.True(Is(Filter.Compare("displayName", Comparator.Contains, "ñandú")));
        Assert.True(Is(Filter.Compare("displayName", Comparator.StartsWith, "aNa")));
        Assert.False(Is(Filter.Compare("displayName", Comparator.Eq, "ana ñandú")));
        Assert.False(Is(Filter.Compare("displayName", Comparator.Contains, "nandu")));
    }

    [Fact]
    public void A_window_excludes_its_start_and_includes_now()
    {
        Assert.False(Is(Within(180, Quantifier.Some)));
        Assert.True(Is(Within(181, Quantifier.Some)));
        Assert.True(Is(Within(180, Quantifier.None)));
        Assert.True(Is(Within(180, Quantifier.All)));
    }

    [Fact]
    public void Quantifiers_ask_of_elements()
    {
        var net = Filter.Compare("net", Comparator.Gte, 10m);
        var dear = Filter.Compare("net", Comparator.Gt, 10m);
        Assert.True(Is(new Filter.Quantified("transactions", Quantifier.All, net)));
        Assert.False(Is(new Filter.Quantified("transactions", Quantifier.All, dear)));
        Assert.True(Is(new Filter.Quantified(
            "transactions", Quantifier.Count, dear, Count: [new Filter.Comparison("count", Comparator.Eq, [1])])));
        Assert.True(Is(new Filter.Quantified("contactPoints", Quantifier.All, new Filter.Or([]))));
        Assert.False(Is(new Filter.Quantified("contactPoints", Quantifier.Some)));
    }

    [Fact]
    public void A_transaction_has_a_product_type_when_one_of_its_lines_has()
    {
        Filter OfLast(Comparator comparator, string type) => new Filter.Quantified(
            "transactions", Quantifier.Some, Filter.AllOf(
                Filter.Compare("net", Comparator.Eq, 20m), Filter.Compare("productType", comparator, type)));

        Assert.True(Is(OfLast(Comparator.Eq, "TYRES")));
        Assert.True(Is(OfLast(Comparator.Eq, "OIL")));
        Assert.False(Is(OfLast(Comparator.Ne, "OIL")));
        Assert.True(Is(OfLast(Comparator.Ne, "BRAKES")));
    }

    [Fact]
    public void Text_is_ordered_by_code_point()
    {
        Assert.True(TextFolding.CompareCodePoints("\uFFFD", "😀") < 0);
        Assert.True(TextFolding.CompareCodePoints("a", "ab") < 0);
        Assert.Equal(0, TextFolding.CompareCodePoints("😀", "😀"));
    }

    private static bool Is(Filter filter)
    {
        Assert.Null(FilterValidator.Validate(filter, CustomerFilterFields.Entity));
        return new FilterEvaluator(CustomerFilterFields.Entity, Now).Matches(filter, Ana);
    }

    private static Filter.Quantified Within(int days, Quantifier quantifier) =>
        new("transactions", quantifier, Within: CalendarDuration.FromDays(days));

    private static TransactionFacts Bought(decimal net, int daysAgo, params string[] productTypes) => new(
        new Transaction
        {
            Id = Guid.CreateVersion7(),
            CustomerId = Id,
            Kind = TransactionKind.Parts,
            OccurredAt = Now.AddDays(-daysAgo),
            RecordedAt = Now,
            Net = Money.Rounded(net, "USD"),
            Quantity = productTypes.Length,
        },
        [.. productTypes.Select(type => new TransactionLine(type, 1, Money.Rounded(net / productTypes.Length, "USD"), null))]);
}
