using System.Collections.Frozen;

namespace HeadlessCrm.Domain.Commerce;

/// <summary>The currencies of ISO 4217 and the number of decimals of each.</summary>
public static class CurrencyCode
{
    /// <summary>ISO 4217's code for "no currency": the reporting currency of a store without transactions.</summary>
    public const string None = "XXX";

    /// <summary>The most decimals any currency has.</summary>
    public const int MaxExponent = 4;

    private const string TwoDecimals =
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF " +
        "CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF " +
        "IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN " +
        "MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS " +
        "SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG XXX YER ZAR ZMW ZWG";

    private const string NoDecimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";

    private const string ThreeDecimals = "BHD IQD JOD KWD LYD OMR TND";

    private const string FourDecimals = "CLF UYW";

    private static readonly FrozenDictionary<string, int> Exponents =
        Codes(TwoDecimals, 2).Concat(Codes(NoDecimals, 0)).Concat(Codes(ThreeDecimals, 3)).Concat(Codes(FourDecimals, 4))
            .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The number of decimals of a currency, when it is one.</summary>
    public static bool TryGetExponent(string currency, out int exponent) => Exponents.TryGetValue(currency, out exponent);

    /// <summary>The number of decimals of a currency.</summary>
    /// <exception cref="ArgumentException">It is not a currency of ISO 4217.</exception>
    public static int Exponent(string currency) =>
        Exponents.TryGetValue(currency, out var exponent)
            ? exponent
            : throw new ArgumentException($"\"{currency}\" is not a currency code of ISO 4217.", nameof(currency));

    internal static decimal Power(int exponent) => exponent switch
    {
        0 => 1m,
        1 => 10m,
        2 => 100m,
        3 => 1000m,
        _ => 10000m,
    };

    private static IEnumerable<KeyValuePair<string, int>> Codes(string codes, int exponent) =>
        codes.Split(' ').Select(code => KeyValuePair.Create(code, exponent));
}
