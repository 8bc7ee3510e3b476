using System.Globalization;
using System.Text;

namespace HeadlessCrm.GraphQL.Language.Printing;

/// <summary>Strings as literals in quotes, control characters escaped.</summary>
internal static class QuotedString
{
    /// <summary>The literal for a text.</summary>
    public static string Print(string value)
    {
        var literal = new StringBuilder(value.Length + 2).Append('"');
        var written = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (EscapedLength(value[i]) > 1)
            {
                AppendEscaped(literal.Append(value, written, i - written), value[i]);
                written = i + 1;
            }
        }

        return literal.Append(value, written, value.Length - written).Append('"').ToString();
    }

    /// <summary>The length of the literal for a text.</summary>
    public static int Length(string value)
    {
        var length = 2;
        foreach (var character in value)
        {
            length += EscapedLength(character);
        }

        return length;
    }

    private static int EscapedLength(char character) => character switch
    {
        '"' or '\\' or '\b' or '\t' or '\n' or '\f' or '\r' => 2,
        < ' ' or (>= '\u007F' and <= '\u009F') => 6,
        _ => 1,
    };

    private static void AppendEscaped(StringBuilder literal, char character)
    {
        literal.Append('\\');
        _ = character switch
        {
            '\b' => literal.Append('b'),
            '\t' => literal.Append('t'),
            '\n' => literal.Append('n'),
            '\f' => literal.Append('f'),
            '\r' => literal.Append('r'),
            '"' or '\\' => literal.Append(character),
            _ => literal.Append('u').Append(((int)character).ToString("X4", CultureInfo.InvariantCulture)),
        };
    }
}
