using HeadlessCrm.Domain.Customers;
using HeadlessCrm.Domain.Customers.Reachability;

namespace HeadlessCrm.Domain.Tests.Customers.Reachability;

/// <summary>Numbers and their one form, as ITU-T E.164 and the national plans have them.</summary>
public sealed class PhoneNumbersTests
{
    [Theory]
    [InlineData("987 654 321", "PE", "+51987654321")]
    [InlineData("(01) 445-1234", "PE", "+5114451234")]
    [InlineData("51 987654321", "PE", "+51987654321")]
    [InlineData("+51 987-654-321", null, "+51987654321")]
    [InlineData("0051987654321", null, "+51987654321")]
    [InlineData("(212) 555-0123", "US", "+12125550123")]
    [InlineData("1 212 555 0123", "US", "+12125550123")]
    [InlineData("020 7946 0018", "GB", "+442079460018")]
    [InlineData("55 1234 5678", "MX", "+525512345678")]
    [InlineData("+39 06 6982", null, "+39066982")]
    [InlineData("4451234", "PE", "4451234")]
    [InlineData(" 987654321 ", null, "987654321")]
    [InlineData("987654321", "XX", "987654321")]
    public void A_number_has_one_form_where_that_is_certain(string text, string? country, string expected)
    {
        Assert.Null(PhoneNumbers.FaultOf(text));
        Assert.Equal(expected, PhoneNumbers.Normalise(text, country));
        Assert.Null(PhoneNumbers.FaultOf(expected));
        Assert.Equal(expected, PhoneNumbers.Normalise(expected, country));
    }

    [Theory]
    [InlineData("")]
    [InlineData("123")]
    [InlineData("call me")]
    [InlineData("+999123456789")]
    [InlineData("+51")]
    [InlineData("+51 98765432109")]
    [InlineData("+1 212 555 01234")]
    [InlineData("98+7654321")]
    [InlineData("1234567890123456")]
    public void What_cannot_be_a_number_is_told(string text) => Assert.NotNull(PhoneNumbers.FaultOf(text));

    [Theory]
    [InlineData("rosa@example.org", true)]
    [InlineData("rosa.quispe+taller@sub.example.pe", true)]
    [InlineData("josé@ñandú.example", true)]
    [InlineData("rosa@localhost", false)]
    [InlineData("rosa@@example.org", false)]
    [InlineData("rosa quispe@example.org", false)]
    [InlineData("@example.org", false)]
    [InlineData("rosa@", false)]
    [InlineData("rosa..q@example.org", false)]
    [InlineData("rosa@example..org", false)]
    [InlineData("rosa@-example.org", false)]
    public void An_address_has_a_name_and_a_domain(string text, bool isAddress) =>
        Assert.Equal(isAddress, EmailAddresses.FaultOf(text) is null);

    [Fact]
    public void An_address_is_the_same_however_it_is_written()
    {
        Assert.Equal(
            ContactAddress.Of(new ContactPoint(Channel.Mobile, "+51987654321")),
            ContactAddress.Of(new ContactPoint(Channel.Phone, "+51987654321")));
        Assert.Equal(
            ContactAddress.Of(new ContactPoint(Channel.Email, "Rosa@Example.org")),
            ContactAddress.Of(new ContactPoint(Channel.Email, "rosa@example.org")));
        Assert.NotEqual(
            ContactAddress.Of(new ContactPoint(Channel.Social, "rosa@example.org")),
            ContactAddress.Of(new ContactPoint(Channel.Email, "rosa@example.org")));
    }
}
