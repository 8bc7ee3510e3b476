using System.Text.Json;
using HeadlessCrm.Domain.Commerce;

namespace HeadlessCrm.Domain.Tests.Commerce;

public sealed class MoneyTests
{
    [Theory]
    [InlineData(1199, "USD", "11.99")]
    [InlineData(1200, "USD", "12.00")]
    [InlineData(-5, "EUR", "-0.05")]
    [InlineData(1200, "JPY", "1200")]
    [InlineData(1200, "KWD", "1.200")]
    [InlineData(12345, "CLF", "1.2345")]
    [InlineData(long.MinValue, "JPY", "-9223372036854775808")]
    [InlineData(long.MaxValue, "KWD", "9223372036854775.807")]
    public void Shows_the_decimals_of_its_currency(long minorUnits, string currency, string amount)
    {
        var money = Money.OfMinorUnits(minorUnits, currency);

        Assert.Equal(amount, money.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(minorUnits, money.MinorUnits);
    }

    [Theory]
    [InlineData("1.2", "USD", "1.20")]
    [InlineData("1.000", "JPY", "1")]
    [InlineData("1.001", "USD", null)]
    [InlineData("0.5", "JPY", null)]
    [InlineData("1", "BTC", null)]
    [InlineData("100000000000001", "USD", null)]
    public void Takes_only_amounts_the_currency_can_hold(string amount, string currency, string? expected)
    {
        var isTaken = Money.TryCreate(
            decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency, out var money);

        Assert.Equal(expected is not null, isTaken);
        Assert.Equal(expected is null ? default : Money.Rounded(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), currency), money);
    }

    [Theory]
    [InlineData("0.125", "USD", "0.13")]
    [InlineData("-0.125", "USD", "-0.13")]
    [InlineData("2.5", "JPY", "3")]
    public void Rounds_halves_away_from_zero(string amount, string currency, string expected)
    {
        var money = Money.Rounded(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency);

        Assert.Equal(expected, money.Amount.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Survives_being_kept_as_an_answer()
    {
        var money = Money.OfMinorUnits(1200, "USD");

        Assert.Equal(money, JsonSerializer.Deserialize<Money>(JsonSerializer.Serialize(money)));
    }

    [Fact]
    public void Knows_the_currencies_of_the_region_and_their_decimals()
    {
        // Checked by hand against the list of ISO 4217's maintenance agency.
        Assert.Equal([2, 2, 0, 2, 0, 2, 3, 0], new[] { "PEN", "MXN", "CLP", "BRL", "PYG", "COP", "BHD", "KRW" }.Select(CurrencyCode.Exponent));
        Assert.False(CurrencyCode.TryGetExponent("usd", out _));
    }
}
