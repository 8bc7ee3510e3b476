namespace HeadlessCrm.GraphQL.Language;

/// <summary>A text to be parsed, with the name it is known by (a file name, or "GraphQL request").</summary>
public sealed class Source(string body, string name = "GraphQL request")
{
    private int[]? lineStarts;

    /// <summary>The whole text. Offsets into it count UTF-16 code units.</summary>
    public string Body { get; } = body;

    /// <summary>What the text is called in messages for people.</summary>
    public string Name { get; } = name;

    /// <summary>Line and column, both counted from 1, of an offset; a line ends at LF, CR or CRLF.</summary>
    public SourceLocation GetLocation(int offset)
    {
        var starts = lineStarts ??= FindLineStarts(Body);
        var index = Array.BinarySearch(starts, offset);
        var line = index >= 0 ? index : ~index - 1;
        return new SourceLocation(line + 1, offset - starts[line] + 1);
    }

    private static int[] FindLineStarts(string body)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] == '\n' || (body[i] == '\r' && (i + 1 == body.Length || body[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return starts.ToArray();
    }
}
