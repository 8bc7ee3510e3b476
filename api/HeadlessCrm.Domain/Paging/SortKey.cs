namespace HeadlessCrm.Domain.Paging;

/// <summary>The value of one order term at a position: a number, a text, or absent.</summary>
public readonly record struct SortKey
{
    private SortKey(SortKeyKind kind, long number, string? text)
    {
        Kind = kind;
        Number = number;
        Text = text;
    }

    /// <summary>Which of the three it is.</summary>
    public SortKeyKind Kind { get; }

    /// <summary>The number, when it is one: ticks for instants, fixed point for amounts.</summary>
    public long Number { get; }

    /// <summary>The text, when it is one.</summary>
    public string? Text { get; }

    /// <summary>The absent value.</summary>
    public static SortKey Absent => default;

    /// <summary>A number.</summary>
    public static SortKey Of(long number) => new(SortKeyKind.Number, number, null);

    /// <summary>A text.</summary>
    public static SortKey Of(string text) => new(SortKeyKind.Text, 0, text);
}

/// <summary>The kinds of sort keys.</summary>
public enum SortKeyKind
{
    /// <summary>There is no value.</summary>
    Absent,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,
}
