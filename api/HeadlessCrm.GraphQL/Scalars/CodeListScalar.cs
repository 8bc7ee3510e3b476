using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>Codes of a published list, in capitals.</summary>
/// <param name="name">The name in the schema.</param>
/// <param name="expectation">What the text must be, with an example.</param>
/// <param name="codes">The codes, separated by blanks.</param>
internal abstract class CodeListScalar(string name, string expectation, string codes)
    : StringFormatScalar(name, expectation)
{
    private readonly FrozenSet<string> known =
        codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    // The list's own string is answered, so that each code is in memory once.
    protected sealed override bool TryParse(string text, [NotNullWhen(true)] out string? value) =>
        known.TryGetValue(text, out value);
}

/// <summary>
/// ISO 4217 codes in use in January 2026, funds and metals included, and those withdrawn since 2015, which histories still
/// hold.
/// </summary>
internal sealed class CurrencyCodeScalar() : CodeListScalar(
    "CurrencyCode",
    "an ISO 4217 currency code in capitals, such as EUR",
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BYR BZD " +
    "CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL " +
    "GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD " +
    "KYD KZT LAK LBP LKR LRD LSL LTL LYD MAD MDL MGA MKD MMK MNT MOP MRO MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN " +
    "NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS " +
    "SRD SSP STD STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VEF VES " +
    "VND VUV WST XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG ZWL");

/// <summary>ISO 3166-1 alpha-2 codes, and XK, which the European institutions use for Kosovo.</summary>
internal sealed class CountryCodeScalar() : CodeListScalar(
    "CountryCode",
    "an ISO 3166-1 alpha-2 country code in capitals, such as ES",
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY " +
    "BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK " +
    "FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR " +
    "IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK " +
    "ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM " +
    "PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF " +
    "TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW");
