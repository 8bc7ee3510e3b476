using System.Diagnostics.CodeAnalysis;
using HeadlessCrm.GraphQL.Response;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>Absolute URLs with a host; kept as written.</summary>
internal sealed class UrlScalar() : TextScalar<Uri>("URL", "an absolute URL such as https://example.com/path")
{
    private const int LongestUrl = 8000;

    public override void Write(Uri value, ResponseWriter writer) => writer.WriteString(value.OriginalString);

    protected override bool TryParse(string text, [NotNullWhen(true)] out Uri? value)
    {
        value = null;

        // Without a look at the scheme a path such as /home counts as an absolute file URL on some systems.
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        return text.Length <= LongestUrl
            && scheme > 0
            && Uri.CheckSchemeName(text[..scheme])
            && !text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character))
            && Uri.TryCreate(text, UriKind.Absolute, out value)
            && value.Host.Length > 0;
    }
}
