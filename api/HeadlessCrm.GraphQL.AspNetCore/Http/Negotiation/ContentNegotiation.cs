using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HeadlessCrm.GraphQL.AspNetCore.Http.Negotiation;

/// <summary>
/// Proactive negotiation (RFC 9110, section 12.5.1). For each media type the most specific range that covers it gives
/// the quality; among equally welcome types the one listed first wins, and below one wildcard the profile's own.
/// Headers repeat, so what they say is kept.
/// </summary>
internal sealed class ContentNegotiation(HttpProfile profile)
{
    private const int MaxKept = 256;
    private const int LongestKept = 512;

    private readonly ConcurrentDictionary<string, ResponsePreference> known = new(StringComparer.Ordinal);
    private readonly ResponsePreference unstated = Decide([new MediaTypeHeaderValue("*/*")], profile);

    /// <summary>What a client accepts; a client that does not say accepts everything.</summary>
    public ResponsePreference Read(StringValues accept)
    {
        if (accept.Count == 0)
        {
            return unstated;
        }

        var header = accept.Count == 1 ? accept[0]! : string.Join(',', accept.ToArray());
        if (known.TryGetValue(header, out var preference))
        {
            return preference;
        }

        preference = string.IsNullOrWhiteSpace(header) ? unstated : Parse(header);
        if (header.Length <= LongestKept && known.Count < MaxKept)
        {
            known.TryAdd(header, preference);
        }

        return preference;
    }

    private ResponsePreference Parse(string header)
    {
        var ranges = new List<MediaTypeHeaderValue>();
        foreach (var part in Split(header))
        {
            // A range that cannot be read accepts nothing; the others still count.
            if (MediaTypeHeaderValue.TryParse(part, out var range))
            {
                ranges.Add(range);
            }
        }

        return Decide(ranges, profile);
    }

    private static IEnumerable<string> Split(string header)
    {
        var start = 0;
        var isQuoted = false;
        for (var i = 0; i < header.Length; i++)
        {
            if (header[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (header[i] == ',' && !isQuoted)
            {
                yield return header[start..i];
                start = i + 1;
            }
        }

        yield return header[start..];
    }

    private static ResponsePreference Decide(List<MediaTypeHeaderValue> ranges, HttpProfile profile)
    {
        var response = Acceptance.Of(MediaTypes.GraphQLResponse, ranges);
        var json = Acceptance.Of(MediaTypes.Json, ranges);
        var html = Acceptance.Of(MediaTypes.Html, ranges);
        var best = JsonFormat.None;
        if (response.IsAccepted || json.IsAccepted)
        {
            var order = response.CompareTo(json);
            var isJson = order == 0 ? profile == HttpProfile.LegacyAudit : order > 0;
            best = isJson ? JsonFormat.Json : JsonFormat.GraphQLResponse;
        }

        // Streams and lines are for clients that ask for them: one that takes anything would not know what to do with
        // them.
        var streams = new[] { MediaTypes.Multipart, MediaTypes.EventStream }
            .Select(type => (Type: type, Acceptance: Acceptance.Of(type, ranges)))
            .Where(stream => stream.Acceptance is { IsAccepted: true, IsNamed: true })
            .OrderBy(stream => stream.Acceptance)
            .Select(stream => stream.Type)
            .ToArray();
        return new ResponsePreference
        {
            Json = best,
            Streams = streams,
            TakesSubscriptions = streams.Contains(MediaTypes.EventStream),
            JsonLines = Acceptance.Of(MediaTypes.JsonLines, ranges) is { IsAccepted: true, IsNamed: true },
            Html = html is { IsAccepted: true, IsNamed: true }
                && html.CompareTo(response) <= 0 && html.CompareTo(json) <= 0,
        };
    }
}
