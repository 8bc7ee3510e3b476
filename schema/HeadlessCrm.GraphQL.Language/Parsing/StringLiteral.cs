using System.Text;

namespace HeadlessCrm.GraphQL.Language.Parsing;

/// <summary>The meaning of string tokens that the lexer has already found well-formed.</summary>
internal static class StringLiteral
{
    /// <summary>StringValue: the text between the quotes with its escapes resolved.</summary>
    /// <param name="body">The source text.</param>
    /// <param name="start">Offset after the opening quote.</param>
    /// <param name="end">Offset of the closing quote.</param>
    public static string StringValue(string body, int start, int end)
    {
        var value = new StringBuilder(end - start);
        var position = start;
        while (position < end)
        {
            var escape = body.IndexOf('\\', position, end - position);
            if (escape < 0)
            {
                break;
            }

            value.Append(body, position, escape - position);
            position = AppendEscape(value, body, escape);
        }

        return value.Append(body, position, end - position).ToString();
    }

    /// <summary>BlockStringValue: common indentation and blank first and last lines removed.</summary>
    /// <param name="body">The source text.</param>
    /// <param name="start">Offset after the opening quotes.</param>
    /// <param name="end">Offset of the closing quotes.</param>
    public static string BlockStringValue(string body, int start, int end)
    {
        var commonIndent = int.MaxValue;
        var firstLine = -1;
        var lastLine = -1;
        var lineNumber = 0;
        for (var position = start; position <= end; lineNumber++)
        {
            var lineEnd = LineEnd(body, position, end);
            var indent = Indent(body, position, lineEnd);
            if (indent < lineEnd - position)
            {
                firstLine = firstLine < 0 ? lineNumber : firstLine;
                lastLine = lineNumber;
                commonIndent = lineNumber == 0 ? commonIndent : Math.Min(commonIndent, indent);
            }

            position = NextLine(body, lineEnd, end);
        }

        return lastLine < 0 ? "" : JoinLines(body, start, end, new LineRange(firstLine, lastLine, commonIndent));
    }

    private static string JoinLines(string body, int start, int end, LineRange lines)
    {
        var value = new StringBuilder(end - start);
        var position = start;
        for (var lineNumber = 0; lineNumber <= lines.Last; lineNumber++)
        {
            var lineEnd = LineEnd(body, position, end);
            if (lineNumber >= lines.First)
            {
                if (lineNumber > lines.First)
                {
                    value.Append('\n');
                }

                // A blank line may be shorter than the common indentation.
                var removed = lineNumber == 0 ? 0 : Math.Min(lines.CommonIndent, lineEnd - position);
                AppendUnescapedQuotes(value, body, position + removed, lineEnd);
            }

            position = NextLine(body, lineEnd, end);
        }

        return value.ToString();
    }

    private static void AppendUnescapedQuotes(StringBuilder value, string body, int start, int end)
    {
        while (start < end)
        {
            var escape = body.IndexOf("\\\"\"\"", start, end - start, StringComparison.Ordinal);
            if (escape < 0)
            {
                break;
            }

            value.Append(body, start, escape - start).Append("\"\"\"");
            start = escape + 4;
        }

        value.Append(body, start, end - start);
    }

    private static int LineEnd(string body, int start, int end)
    {
        while (start < end && body[start] is not ('\n' or '\r'))
        {
            start++;
        }

        return start;
    }

    private static int NextLine(string body, int lineEnd, int end) =>
        lineEnd + 1 < end && body[lineEnd] == '\r' && body[lineEnd + 1] == '\n' ? lineEnd + 2 : lineEnd + 1;

    private static int Indent(string body, int start, int end)
    {
        var position = start;
        while (position < end && CharacterClasses.IsWhiteSpace(body[position]))
        {
            position++;
        }

        return position - start;
    }

    /// <summary>Appends what the escape at a position stands for; returns the offset after it.</summary>
    private static int AppendEscape(StringBuilder value, string body, int position)
    {
        switch (body[position + 1])
        {
            case 'u' when body[position + 2] == '{':
                var close = body.IndexOf('}', position);
                value.Append(char.ConvertFromUtf32(HexValue(body, position + 3, close)));
                return close + 1;
            case 'u':
                value.Append((char)HexValue(body, position + 2, position + 6));
                return position + 6;
            case 'b':
                value.Append('\b');
                break;
            case 'f':
                value.Append('\f');
                break;
            case 'n':
                value.Append('\n');
                break;
            case 'r':
                value.Append('\r');
                break;
            case 't':
                value.Append('\t');
                break;
            default:
                value.Append(body[position + 1]);
                break;
        }

        return position + 2;
    }

    private static int HexValue(string body, int start, int end)
    {
        var value = 0;
        for (var position = start; position < end; position++)
        {
            value = (value << 4) | CharacterClasses.HexDigit(body[position]);
        }

        return value;
    }

    private readonly record struct LineRange(int First, int Last, int CommonIndent);
}
