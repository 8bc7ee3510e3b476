using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace HeadlessCrm.Api.Errors;

/// <summary>A language that refusals are told in.</summary>
internal enum MessageLanguage
{
    /// <summary>English, also for callers who ask for a language that is not there.</summary>
    English,

    /// <summary>Spanish.</summary>
    Spanish,
}

/// <summary>Chooses the language a caller likes best of those there are.</summary>
internal static class MessageLanguages
{
    /// <summary>The language for an <c>Accept-Language</c> header.</summary>
    public static MessageLanguage Choose(StringValues acceptLanguage)
    {
        if (!StringWithQualityHeaderValue.TryParseList(acceptLanguage, out var wanted))
        {
            return MessageLanguage.English;
        }

        // Sorting is stable: of equal wishes the first named counts.
        var liked = wanted.Where(value => value.Quality != 0).OrderByDescending(value => value.Quality ?? 1);
        foreach (var language in liked)
        {
            switch (language.Value.Value?.Split('-')[0].ToLowerInvariant())
            {
                case "es":
                    return MessageLanguage.Spanish;
                case "en" or "*":
                    return MessageLanguage.English;
                default:
                    continue;
            }
        }

        return MessageLanguage.English;
    }
}
