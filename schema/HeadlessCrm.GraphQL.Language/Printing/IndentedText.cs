using System.Text;

namespace HeadlessCrm.GraphQL.Language.Printing;

/// <summary>A text that grows with nested indentation.</summary>
/// <param name="maxIndentDepth">From this depth on lines are joined by blanks instead of being broken.</param>
internal sealed class IndentedText(int maxIndentDepth)
{
    private const int IndentWidth = 2;

    private readonly StringBuilder text = new();
    private int depth;

    public override string ToString() => text.ToString();

    public IndentedText Append(string part)
    {
        text.Append(part);
        return this;
    }

    /// <summary>Appends a block string literal, whose later lines are indented like the code around them.</summary>
    public void AppendBlockString(string literal)
    {
        var written = 0;
        for (var lineEnd = literal.IndexOf('\n'); lineEnd >= 0; lineEnd = literal.IndexOf('\n', written))
        {
            text.Append(literal, written, lineEnd - written);
            BreakLine();
            written = lineEnd + 1;
        }

        text.Append(literal, written, literal.Length - written);
    }

    public void NewLine()
    {
        if (depth >= maxIndentDepth)
        {
            text.Append(' ');
        }
        else
        {
            BreakLine();
        }
    }

    /// <summary>Writes an opening bracket and begins an indented line.</summary>
    public void Open(string bracket)
    {
        text.Append(bracket);
        NewLine();
        if (depth < maxIndentDepth)
        {
            text.Append(' ', IndentWidth);
        }

        depth++;
    }

    /// <summary>Ends the indented lines and writes a closing bracket.</summary>
    public void Close(string bracket)
    {
        depth--;
        NewLine();
        text.Append(bracket);
    }

    private void BreakLine() => text.Append('\n').Append(' ', IndentWidth * Math.Min(depth, maxIndentDepth));
}
