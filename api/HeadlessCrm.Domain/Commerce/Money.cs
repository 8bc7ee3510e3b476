using System.Globalization;
using System.Text.Json.Serialization;

namespace HeadlessCrm.Domain.Commerce;

/// <summary>An amount of one currency, exact to the currency's minor unit.</summary>
public readonly record struct Money
{
    [JsonConstructor]
    private Money(decimal amount, string currency)
    {
        Amount = amount;
        Currency = currency;
    }

    /// <summary>The amount in major units, with as many decimals as the currency has.</summary>
    public decimal Amount { get; }

    /// <summary>The ISO 4217 code.</summary>
    public string Currency { get; }

    /// <summary>The amount in minor units, such as cents.</summary>
    public long MinorUnits => decimal.ToInt64(Amount * CurrencyCode.Power(CurrencyCode.Exponent(Currency)));

    /// <summary>Money of so many minor units.</summary>
    public static Money OfMinorUnits(long minorUnits, string currency)
    {
        return new Money(Scaled(minorUnits, CurrencyCode.Exponent(currency)), currency);
    }

    /// <summary>Money of an amount that needs no rounding.</summary>
    /// <returns>False when the currency is unknown, the amount is too large, or it has more decimals than the currency.</returns>
    public static bool TryCreate(decimal amount, string currency, out Money money)
    {
        money = default;
        if (!CurrencyCode.TryGetExponent(currency, out var exponent) || Math.Abs(amount) > MaxAmount)
        {
            return false;
        }

        var rounded = decimal.Round(amount, exponent);
        if (rounded != amount)
        {
            return false;
        }

        money = new Money(WithScale(rounded, exponent), currency);
        return true;
    }

    /// <summary>Money of an amount rounded to the minor unit, halves away from zero.</summary>
    public static Money Rounded(decimal amount, string currency)
    {
        var exponent = CurrencyCode.Exponent(currency);
        return new Money(WithScale(decimal.Round(amount, exponent, MidpointRounding.AwayFromZero), exponent), currency);
    }

    /// <summary>The greatest amount, in major units, either side of zero.</summary>
    public const decimal MaxAmount = 100_000_000_000_000m;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} {Currency}");

    private static decimal Scaled(long minorUnits, int exponent) =>
        new(
            (int)(Magnitude(minorUnits) & 0xFFFFFFFF),
            (int)(Magnitude(minorUnits) >> 32),
            0,
            minorUnits < 0,
            (byte)exponent);

    private static ulong Magnitude(long number) => number < 0 ? (ulong)-(number + 1) + 1 : (ulong)number;

    private static decimal WithScale(decimal amount, int exponent)
    {
        var units = decimal.ToInt64(amount * CurrencyCode.Power(exponent));
        return Scaled(units, exponent);
    }
}
