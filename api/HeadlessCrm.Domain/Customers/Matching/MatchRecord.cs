namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>
/// A record as matching sees it: values in comparable form, and an id that only names it. The id takes no part in any comparison.
/// </summary>
public sealed class MatchRecord
{
    private const char FieldSeparator = '\u001F';

    private readonly string?[] values = new string?[MatchFields.Count];

    private MatchRecord(string id) => Id = id;

    /// <summary>Names the record to the caller.</summary>
    public string Id { get; }

    /// <summary>The comparable form of a field; several values are separated by a line feed; null when it is missing.</summary>
    public string? this[MatchField field] => values[(int)field];

    /// <summary>
    /// All comparable values in one text, for a store to keep: in the order of <see cref="MatchField"/>, a unit separator between
    /// them. It lasts as long as <see cref="BlockingKeys.Version"/>.
    /// </summary>
    public string ToComparableText() => string.Join(FieldSeparator, values).TrimEnd(FieldSeparator);

    /// <summary>The record whose <see cref="ToComparableText"/> was kept.</summary>
    /// <param name="id">Names the record.</param>
    /// <param name="text">What was kept.</param>
    /// <param name="pool">Keeps one copy of texts that many records share; null: each record has its own.</param>
    public static MatchRecord OfComparableText(string id, string text, MatchTextPool? pool = null)
    {
        var record = new MatchRecord(id);
        var index = 0;
        foreach (var part in text.AsSpan().Split(FieldSeparator))
        {
            if (index < record.values.Length && text[part] is { Length: > 0 } value)
            {
                record.values[index] = pool?.Share((MatchField)index, value) ?? value;
            }

            index++;
        }

        return record;
    }

    /// <summary>Makes a record of values as they were received.</summary>
    /// <param name="id">Names the record.</param>
    /// <param name="given">
    /// Fields and their raw values. E-mail, phone, document number and VIN may come several times; of every other field the first
    /// value counts. Blank values count as missing.
    /// </param>
    /// <param name="pool">Keeps one copy of texts that many records share; null: each record has its own.</param>
    public static MatchRecord Create(string id, IEnumerable<KeyValuePair<MatchField, string?>> given, MatchTextPool? pool = null)
    {
        var record = new MatchRecord(id);
        foreach (var (field, raw) in given)
        {
            if (MatchText.Normalise(field, raw) is not { } value)
            {
                continue;
            }

            var index = (int)field;
            if (record.values[index] is not { } present)
            {
                record.values[index] = pool?.Share(field, value) ?? value;
            }
            else if (MatchFields.IsMultiple(field) && !present.Split(MatchText.Separator).Contains(value, StringComparer.Ordinal))
            {
                record.values[index] = present + MatchText.Separator + value;
            }
        }

        return record;
    }
}
