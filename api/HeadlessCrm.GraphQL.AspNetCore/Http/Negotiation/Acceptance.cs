using Microsoft.Net.Http.Headers;

namespace HeadlessCrm.GraphQL.AspNetCore.Http.Negotiation;

/// <summary>How welcome a media type is; the most welcome sorts first.</summary>
/// <param name="Quality">From 0, not at all, to 1.</param>
/// <param name="Position">Where the range stands in the header.</param>
/// <param name="IsNamed">Whether the range names the type itself rather than covering it by a wildcard.</param>
internal readonly record struct Acceptance(double Quality, int Position, bool IsNamed) : IComparable<Acceptance>
{
    public bool IsAccepted => Quality > 0;

    /// <inheritdoc/>
    public int CompareTo(Acceptance other)
    {
        var byQuality = other.Quality.CompareTo(Quality);
        return byQuality != 0 ? byQuality : Position.CompareTo(other.Position);
    }

    /// <summary>The acceptance of a type by the most specific range that covers it.</summary>
    public static Acceptance Of(string mediaType, IReadOnlyList<MediaTypeHeaderValue> ranges)
    {
        var found = new Acceptance(0, int.MaxValue, false);
        var specificity = -1;
        for (var position = 0; position < ranges.Count; position++)
        {
            var rank = SpecificityOf(ranges[position], mediaType);
            if (rank > specificity)
            {
                specificity = rank;
                found = new Acceptance(ranges[position].Quality ?? 1, position, rank >= 2);
            }
        }

        return found;
    }

    /// <summary>
    /// 3 for the type with a parameter, 2 for the type, 1 for <c>type/*</c>, 0 for <c>*/*</c>, -1 for no match.
    /// </summary>
    private static int SpecificityOf(MediaTypeHeaderValue range, string mediaType)
    {
        if (range.MatchesAllTypes)
        {
            return 0;
        }

        if (range.MatchesAllSubTypes)
        {
            return mediaType.StartsWith(range.Type.Value + "/", StringComparison.OrdinalIgnoreCase) ? 1 : -1;
        }

        if (!range.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase))
        {
            return -1;
        }

        var hasParameter = false;
        foreach (var parameter in range.Parameters)
        {
            if (parameter.Name.Equals("q", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (!Offers(mediaType, parameter))
            {
                return -1;
            }

            hasParameter = true;
        }

        return hasParameter ? 3 : 2;
    }

    private static bool Offers(string mediaType, NameValueHeaderValue parameter)
    {
        var name = parameter.Name.Value ?? string.Empty;
        var value = HeaderUtilities.RemoveQuotes(parameter.Value).Value ?? string.Empty;
        if (name.Equals("charset", StringComparison.OrdinalIgnoreCase))
        {
            return value.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
                || value.Equals("utf8", StringComparison.OrdinalIgnoreCase);
        }

        // Clients name the format of incremental delivery they read; ours is the specification's own (pending,
        // incremental, completed), which they call v0.2. Whoever reads an older one must not get this one.
        return !mediaType.Equals(MediaTypes.Multipart, StringComparison.Ordinal)
            || !name.Equals("deferSpec", StringComparison.OrdinalIgnoreCase)
            || value.Equals("v0.2", StringComparison.OrdinalIgnoreCase);
    }
}
