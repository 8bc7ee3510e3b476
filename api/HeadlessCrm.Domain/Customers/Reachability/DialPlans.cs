using System.Collections.Frozen;

namespace HeadlessCrm.Domain.Customers.Reachability;

/// <summary>What is known of the telephone numbers of a country.</summary>
/// <param name="Code">The country code, without a plus.</param>
/// <param name="Fewest">The fewest digits after it.</param>
/// <param name="Most">The most digits after it.</param>
/// <param name="Trunk">What is dialled before a number inside the country and left out from abroad; null: nothing.</param>
internal sealed record DialPlan(string Code, int Fewest, int Most, string? Trunk = null)
{
    /// <summary>Whether a number without code and trunk prefix may be one of the country.</summary>
    public bool Admits(string national) => national.Length >= Fewest && national.Length <= Most;
}

/// <summary>
/// The plans of the countries a network is likely to be in, from ITU-T's national numbering plans, and the country codes of all
/// others (E.164, annex), of whose lengths nothing is said.
/// </summary>
internal static class DialPlans
{
    private const int Longest = 15;

    private static readonly FrozenDictionary<string, DialPlan> ByCountry = new Dictionary<string, DialPlan>(StringComparer.Ordinal)
    {
        ["PE"] = new("51", 8, 9, "0"), ["MX"] = new("52", 10, 10), ["CU"] = new("53", 8, 8), ["AR"] = new("54", 10, 11, "0"),
        ["BR"] = new("55", 10, 11, "0"), ["CL"] = new("56", 9, 9), ["CO"] = new("57", 10, 10), ["VE"] = new("58", 10, 10, "0"),
        ["EC"] = new("593", 8, 9, "0"), ["BO"] = new("591", 8, 8), ["PY"] = new("595", 9, 9, "0"), ["UY"] = new("598", 8, 8, "0"),
        ["GT"] = new("502", 8, 8), ["SV"] = new("503", 8, 8), ["HN"] = new("504", 8, 8), ["NI"] = new("505", 8, 8),
        ["CR"] = new("506", 8, 8), ["PA"] = new("507", 7, 8), ["US"] = new("1", 10, 10, "1"), ["CA"] = new("1", 10, 10, "1"),
        ["DO"] = new("1", 10, 10, "1"), ["PR"] = new("1", 10, 10, "1"), ["ES"] = new("34", 9, 9), ["PT"] = new("351", 9, 9),
        ["FR"] = new("33", 9, 9, "0"), ["IT"] = new("39", 6, 11), ["DE"] = new("49", 6, 11, "0"), ["GB"] = new("44", 9, 10, "0"),
        ["NL"] = new("31", 9, 9, "0"), ["BE"] = new("32", 8, 9, "0"), ["CH"] = new("41", 9, 9, "0"), ["AT"] = new("43", 4, 13, "0"),
        ["AU"] = new("61", 9, 9, "0"), ["NZ"] = new("64", 8, 10, "0"), ["JP"] = new("81", 9, 10, "0"), ["KR"] = new("82", 8, 10, "0"),
        ["CN"] = new("86", 10, 11, "0"), ["IN"] = new("91", 10, 10, "0"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Country codes of one and two digits; those of three begin with none of them.
    private static readonly FrozenSet<string> ShortCodes = (
        "1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 " +
        "94 95 98").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> LongCodes = (
        "211 212 213 216 218 220 221 222 223 224 225 226 227 228 229 230 231 232 233 234 235 236 237 238 239 240 241 242 243 244 245 246 " +
        "247 248 249 250 251 252 253 254 255 256 257 258 260 261 262 263 264 265 266 267 268 269 290 291 297 298 299 350 351 352 353 354 355 " +
        "356 357 358 359 370 371 372 373 374 375 376 377 378 379 380 381 382 383 385 386 387 389 420 421 423 500 501 502 503 504 505 506 507 " +
        "508 509 590 591 592 593 594 595 596 597 598 599 670 672 673 674 675 676 677 678 679 680 681 682 683 685 686 687 688 689 690 691 692 " +
        "800 808 850 852 853 855 856 870 878 880 881 882 883 886 888 960 961 962 963 964 965 966 967 968 970 971 972 973 974 975 976 977 979 " +
        "992 993 994 995 996 998").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, DialPlan> ByCode = ByCountry.Values
        .GroupBy(plan => plan.Code).ToFrozenDictionary(plans => plans.Key, plans => plans.First(), StringComparer.Ordinal);

    /// <summary>The plan of a country; null: it is not known here.</summary>
    public static DialPlan? OfCountry(string country) => ByCountry.GetValueOrDefault(country);

    /// <summary>The plan that digits after a plus begin with; null: no country has such a code.</summary>
    public static DialPlan? OfInternational(string digits)
    {
        for (var length = 1; length <= 3 && length < digits.Length; length++)
        {
            var code = digits[..length];
            if (ByCode.TryGetValue(code, out var plan))
            {
                return plan;
            }

            if (length < 3 ? ShortCodes.Contains(code) : LongCodes.Contains(code))
            {
                return new DialPlan(code, 4, Longest - length);
            }
        }

        return null;
    }
}
