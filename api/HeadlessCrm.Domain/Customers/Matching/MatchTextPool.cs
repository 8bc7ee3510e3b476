namespace HeadlessCrm.Domain.Customers.Matching;

/// <summary>Keeps one copy of the names and places that many records share. Not for use by several threads at once.</summary>
public sealed class MatchTextPool
{
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    internal string Share(MatchField field, string text)
    {
        if (!MatchFields.Of(field).HasFrequencies && field is not (MatchField.Region or MatchField.StreetNumber))
        {
            return text;
        }

        if (texts.TryGetValue(text, out var kept))
        {
            return kept;
        }

        texts.Add(text, text);
        return text;
    }
}
