using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>
/// E-mail addresses by the definition of the HTML standard ("valid e-mail address"), within the lengths of RFC 5321;
/// kept as written.
/// </summary>
internal sealed partial class EmailAddressScalar()
    : StringFormatScalar("EmailAddress", "an e-mail address such as name@example.com")
{
    private const int LongestAddress = 254;
    private const int LongestLocalPart = 64;
    private const string Label = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";

    protected override bool TryParse(string text, [NotNullWhen(true)] out string? value)
    {
        value = text.Length <= LongestAddress
            && text.IndexOf('@', StringComparison.Ordinal) <= LongestLocalPart
            && Address.IsMatch(text) ? text : null;
        return value is not null;
    }

    [GeneratedRegex(
        @"^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@" + Label + @"(?:\." + Label + @")*\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Address { get; }
}
