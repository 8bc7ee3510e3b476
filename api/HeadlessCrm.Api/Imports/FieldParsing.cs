using System.Globalization;
using HeadlessCrm.Domain;

namespace HeadlessCrm.Api.Imports;

/// <summary>Turns the texts of a row into values; what does not fit becomes a reject that says what to write instead.</summary>
internal readonly ref struct FieldParsing(SourceRow row, ImportColumns columns, List<Reject> rejects)
{
    private const NumberStyles Amount = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private static readonly string[] DateTimeFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mmK",
    ];

    public string? Text(int column) => row.Values[column];

    public string Required(int column)
    {
        if (row.Values[column] is { } value)
        {
            return value;
        }

        Refuse(column, "A value is needed.");
        return string.Empty;
    }

    public DateTimeOffset Time(int column) => TimeOf(column, Required(column));

    public DateTimeOffset? TimeOrNull(int column) => row.Values[column] is { } text ? TimeOf(column, text) : null;

    public decimal? Number(int column)
    {
        if (row.Values[column] is not { } text)
        {
            return null;
        }

        if (decimal.TryParse(text, Amount, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Refuse(column, "This is not a number; write 1234.50, with a decimal point and no thousands separator.");
        return null;
    }

    public int? Whole(int column)
    {
        if (row.Values[column] is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Refuse(column, "This is not a whole number; write 15200.");
        return null;
    }

    /// <summary>An enum by its published name: <c>REPAIR_ORDER</c>.</summary>
    public T? Name<T>(int column)
        where T : struct, Enum
    {
        if (row.Values[column] is not { } text)
        {
            return null;
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (PublishedName(value) == text)
            {
                return value;
            }
        }

        Refuse(column, $"This is none of {string.Join(", ", Enum.GetValues<T>().Select(PublishedName))}.");
        return null;
    }

    public void Refuse(int column, string reason) =>
        rejects.Add(new Reject(row.Line, columns.Names[column], row.Values[column], reason));

    /// <summary>Refuses what the domain does not accept.</summary>
    public bool Accept(IReadOnlyList<DomainError> errors)
    {
        foreach (var error in errors)
        {
            var field = error.Path.Count > 0 ? error.Path[0] : string.Empty;
            var column = columns.IndexOf(field);
            rejects.Add(new Reject(row.Line, field, column < 0 ? null : row.Values[column], error.Message));
        }

        return errors.Count == 0;
    }

    private DateTimeOffset TimeOf(int column, string text)
    {
        if (!DateTimeOffset.TryParseExact(
                text,
                DateTimeFormats,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time)
            && text.Length > 0)
        {
            Refuse(column, "This is not a date or time; write 2026-05-31 or 2026-05-31T16:00:00Z.");
        }

        return time;
    }

    private static string PublishedName<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return string.Concat(name.Select((letter, index) =>
            index > 0 && char.IsUpper(letter) ? "_" + letter : char.ToUpperInvariant(letter).ToString()));
    }
}
