using HeadlessCrm.Domain.Customers;

namespace HeadlessCrm.Domain.Tests.Customers;

public sealed class CustomerRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Ana", "Vega", null, "Ana Vega", CustomerKind.Person)]
    [InlineData("Ana", null, "Taxis", "Ana", CustomerKind.Person)]
    [InlineData(null, " ", "Taxis", "Taxis", CustomerKind.Company)]
    [InlineData(null, null, null, "dms 7", CustomerKind.Person)]
    public void Makes_a_name_and_a_kind_of_what_there_is(
        string? givenName, string? familyName, string? companyName, string displayName, CustomerKind kind)
    {
        var customer = CustomerRules.Apply(
            new ImportedCustomer("7", GivenName: givenName, FamilyName: familyName, CompanyName: companyName), "dms", null, Now);

        Assert.Equal((displayName, kind, 1), (customer.DisplayName, customer.Kind, customer.Version));
        Assert.Equal(customer.CreatedAt, EntityId.RecordedAt(customer.Id));
    }

    [Fact]
    public void A_name_that_was_made_follows_and_one_that_was_given_stays()
    {
        var made = CustomerRules.Apply(new ImportedCustomer("7", GivenName: "Ana", FamilyName: "Vega"), "dms", null, Now);
        var given = made with { DisplayName = "Anita" };
        var row = new ImportedCustomer("7", FamilyName: "Ruiz");

        Assert.Equal("Ana Ruiz", CustomerRules.Apply(row, "dms", made, Now).DisplayName);
        Assert.Equal("Anita", CustomerRules.Apply(row, "dms", given, Now).DisplayName);
        Assert.Equal("Ruiz", CustomerRules.Apply(row, "dms", given with { DisplayName = "dms 7", GivenName = null }, Now).DisplayName);
    }

    [Fact]
    public void A_row_that_says_nothing_new_leaves_the_customer_as_it_is()
    {
        var row = new ImportedCustomer("7", GivenName: "Ana");
        var customer = CustomerRules.Apply(row, "dms", null, Now);

        Assert.Same(customer, CustomerRules.Apply(row, "dms", customer, Now.AddDays(1)));
        Assert.Same(customer, CustomerRules.Apply(new ImportedCustomer("7"), "dms", customer, Now.AddDays(1)));
    }

    [Theory]
    [InlineData("no-at-sign")]
    [InlineData("two@at@signs")]
    [InlineData("spaces in@it")]
    [InlineData("@nobody")]
    public void Refuses_what_is_not_an_e_mail_address(string address)
    {
        var row = new ImportedCustomer("7", ContactPoints: [new ContactPoint(Channel.Email, address)]);

        Assert.Contains(address, Assert.Single(row.Validate(DateTimeOffset.MaxValue)).Message, StringComparison.Ordinal);
    }
}
