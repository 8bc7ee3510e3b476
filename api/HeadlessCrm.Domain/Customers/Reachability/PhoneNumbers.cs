namespace HeadlessCrm.Domain.Customers.Reachability;

/// <summary>
/// Telephone numbers: whether a text can be one, and its one form by E.164 (ITU-T), +51987654321. A number without a country code
/// is brought to that form when a country is given whose plan it fits; else it stays as it was written.
/// </summary>
public static class PhoneNumbers
{
    private const int FewestDigits = 5;
    private const int FewestInternational = 8;
    private const int MostDigits = 15;

    /// <summary>What is wrong with a number; null: it can be one.</summary>
    public static string? FaultOf(string text)
    {
        var (digits, isInternational, isClean) = Read(text);
        if (!isClean)
        {
            return $"\"{text}\" is not a telephone number; use digits, blanks, ( ) - . / and a + at the beginning only.";
        }

        if (digits.Length > MostDigits || digits.Length < (isInternational ? FewestInternational : FewestDigits))
        {
            return $"\"{text}\" has {digits.Length} digits; a telephone number has " +
                $"{(isInternational ? FewestInternational : FewestDigits)} to {MostDigits}.";
        }

        if (!isInternational)
        {
            return null;
        }

        return DialPlans.OfInternational(digits) is not { } plan
            ? $"\"{text}\" begins with no country code; write + and the code, such as +51."
            : plan.Admits(digits[plan.Code.Length..])
                ? null
                : $"\"{text}\" does not fit +{plan.Code}, where numbers have {plan.Fewest} to {plan.Most} digits after it.";
    }

    /// <summary>The number by E.164 where that is certain, or else as it is written, without blanks around it.</summary>
    /// <param name="text">The number; one that <see cref="FaultOf"/> finds no fault with.</param>
    /// <param name="country">The country of numbers without a country code, ISO 3166-1 alpha-2; null: none is assumed.</param>
    public static string Normalise(string text, string? country)
    {
        var (digits, isInternational, isClean) = Read(text);
        if (!isClean || digits.Length is < FewestDigits or > MostDigits)
        {
            return text.Trim();
        }

        if (isInternational)
        {
            return "+" + digits;
        }

        if (country is null || DialPlans.OfCountry(country) is not { } plan)
        {
            return text.Trim();
        }

        var national = plan.Trunk is { } trunk && digits.StartsWith(trunk, StringComparison.Ordinal) ? digits[trunk.Length..] : digits;
        if (plan.Admits(national))
        {
            return $"+{plan.Code}{national}";
        }

        // Written with the country code and without the plus.
        return digits.StartsWith(plan.Code, StringComparison.Ordinal) && plan.Admits(digits[plan.Code.Length..])
            ? "+" + digits
            : text.Trim();
    }

    private static (string Digits, bool IsInternational, bool IsClean) Read(string text)
    {
        var trimmed = text.Trim();
        var isInternational = trimmed.StartsWith('+');
        var rest = isInternational ? trimmed[1..] : trimmed;
        var isClean = rest.All(letter => char.IsAsciiDigit(letter) || letter is ' ' or '\u00A0' or '(' or ')' or '-' or '.' or '/');
        var digits = string.Concat(rest.Where(char.IsAsciiDigit));
        return !isInternational && digits.StartsWith("00", StringComparison.Ordinal)
            ? (digits[2..], true, isClean)
            : (digits, isInternational, isClean);
    }
}
