using System.Globalization;
using System.Text;
using HeadlessCrm.GraphQL.Language;

namespace HeadlessCrm.GraphQL.Differential.Tests.Comparison;

/// <summary>Texts in the form in which both sides exchange and compare them.</summary>
internal static class ExchangedText
{
    /// <summary>A source text for the reference; base64 of UTF-16, as it may hold unpaired surrogates.</summary>
    public static string Encode(string source)
    {
        var units = new byte[source.Length * 2];
        Buffer.BlockCopy(source.ToCharArray(), 0, units, 0, units.Length);
        return Convert.ToBase64String(units);
    }

    /// <summary>A text with unpaired surrogates replaced by their number.</summary>
    public static string Visible(string text)
    {
        var visible = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text, i))
            {
                visible.Append(text, i++, 2);
            }
            else if (char.IsSurrogate(text[i]))
            {
                visible.Append(CultureInfo.InvariantCulture, $"<{(int)text[i]:x}>");
            }
            else
            {
                visible.Append(text[i]);
            }
        }

        return visible.ToString();
    }

    /// <summary>An error with its places.</summary>
    public static string Show(GraphQLError error) => Visible(string.Concat(
        error.Message,
        string.Concat(error.Locations.Select(at => string.Create(CultureInfo.InvariantCulture, $" @{at.Line}:{at.Column}")))));
}
