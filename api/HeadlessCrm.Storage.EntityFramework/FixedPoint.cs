using HeadlessCrm.Domain.Commerce;

namespace HeadlessCrm.Storage.EntityFramework;

/// <summary>
/// Decimals as whole numbers. Amounts are kept in ten-thousandths of the major unit, the finest minor unit of any
/// currency, so that one column holds every currency exactly and still compares and sorts by amount; quantities are kept
/// in millionths.
/// </summary>
internal static class FixedPoint
{
    public const int AmountDecimals = CurrencyCode.MaxExponent;
    public const int QuantityDecimals = 6;

    private const decimal AmountScale = 10_000m;
    private const decimal QuantityScale = 1_000_000m;

    public static long OfAmount(decimal amount) => decimal.ToInt64(amount * AmountScale);

    public static long OfQuantity(decimal quantity) => decimal.ToInt64(quantity * QuantityScale);

    public static long? OfQuantityOrNull(decimal? quantity) => quantity is { } given ? OfQuantity(given) : null;

    public static long OfMoney(Money money) => money.MinorUnits * MinorUnit(CurrencyCode.Exponent(money.Currency));

    public static decimal Amount(long stored) => stored / AmountScale;

    public static Money Money(long stored, string currency) =>
        Domain.Commerce.Money.OfMinorUnits(stored / MinorUnit(CurrencyCode.Exponent(currency)), currency);

    public static long MinorUnits(long stored, string currency) => stored / MinorUnit(CurrencyCode.Exponent(currency));

    /// <summary>A quantity without the zeros that storing it added.</summary>
    public static decimal Quantity(long stored) => stored % 1_000_000 == 0 ? stored / 1_000_000 : stored / QuantityScale;

    public static decimal? QuantityOrNull(long? stored) => stored is { } known ? Quantity(known) : null;

    private static long MinorUnit(int exponent) => exponent switch
    {
        0 => 10_000,
        1 => 1_000,
        2 => 100,
        3 => 10,
        _ => 1,
    };
}
