using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Language.Validation;

/// <summary>"Did you mean …?": names near a mistyped one, by edit distance, nearest first, at most five.</summary>
internal static class Suggestions
{
    private const int MaxSuggestions = 5;

    /// <summary>
    /// The sentence for the options near a name, with a leading space, or an empty string when none is near.
    /// </summary>
    /// <param name="input">What was written.</param>
    /// <param name="options">The names that exist.</param>
    /// <param name="subject">What the options are ("the enum value"), or null.</param>
    public static string DidYouMean(string input, IEnumerable<string> options, string? subject = null) =>
        Sentence(Near(input, options), subject);

    /// <summary>
    /// The sentence for given suggestions, with a leading space, or an empty string when there are none.
    /// </summary>
    public static string Sentence(IReadOnlyList<string> suggestions, string? subject = null)
    {
        if (suggestions.Count == 0)
        {
            return string.Empty;
        }

        var count = Math.Min(suggestions.Count, MaxSuggestions);
        var quoted = new string[count];
        for (var i = 0; i < count; i++)
        {
            quoted[i] = "\"" + suggestions[i] + "\"";
        }

        return " Did you mean " + (subject is null ? string.Empty : subject + " ") + OrList(quoted) + "?";
    }

    /// <summary>
    /// The options within a distance of 40 % of the input's length (and one more), nearest first, then by name.
    /// </summary>
    public static IReadOnlyList<string> Near(string input, IEnumerable<string> options)
    {
        var threshold = (int)Math.Floor(input.Length * 0.4) + 1;
        var distances = new Dictionary<string, int>(StringComparer.Ordinal);
        LexicalDistance? measure = null;
        foreach (var option in options)
        {
            // The distance is at least the difference in length: most options of a large schema need no more than this.
            if (Math.Abs(option.Length - input.Length) > threshold || distances.ContainsKey(option))
            {
                continue;
            }

            var distance = (measure ??= new LexicalDistance(input)).Measure(option, threshold);
            if (distance >= 0)
            {
                distances[option] = distance;
            }
        }

        var near = new List<string>(distances.Keys);
        near.Sort((left, right) => distances[left] != distances[right]
            ? distances[left].CompareTo(distances[right])
            : NaturalComparer.Instance.Compare(left, right));
        return near;
    }

    private static string OrList(string[] items) => items.Length switch
    {
        1 => items[0],
        2 => items[0] + " or " + items[1],
        _ => string.Join(", ", items, 0, items.Length - 1) + ", or " + items[items.Length - 1],
    };
}
