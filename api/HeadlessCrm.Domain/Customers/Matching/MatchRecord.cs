namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>
/// A record as matching sees it: values in comparable form, and an id that only names it. The id takes no part in any comparison.
/// </summary>
public sealed class MatchRecord
{
    private readonly string?[] values = new string?[MatchFields.Count];

    private MatchRecord(string id) => Id = id;

    /// <summary>Names the record to the caller.</summary>
    public string Id { get; }

    /// <summary>The comparable form of a field; several values are separated by a line feed; null when it is missing.</summary>
    public string? this[MatchField field] => values[(int)field];

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
