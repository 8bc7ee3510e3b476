using System.Diagnostics.CodeAnalysis;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>
/// Telephone numbers in the international form of ITU-T E.164: plus, country code, at most 15 digits.
/// </summary>
internal sealed class PhoneNumberScalar()
    : StringFormatScalar("PhoneNumber", "an E.164 number with country code and without blanks, such as +34915550123")
{
    private const int MostDigits = 15;

    protected override bool TryParse(string text, [NotNullWhen(true)] out string? value)
    {
        value = text.Length is > 2 and <= MostDigits + 1
            && text[0] == '+'
            && text[1] != '0'
            && !text.AsSpan(1).ContainsAnyExceptInRange('0', '9') ? text : null;
        return value is not null;
    }
}
