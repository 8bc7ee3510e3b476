using System.Globalization;
using System.Text.Json;

namespace HeadlessCrm.GraphQL.Scalars;

/// <summary>
/// The members of a JSON object as JavaScript enumerates them: of several with one name the last value counts at the
/// place of the first, and names that are array indexes come first, ascending.
/// </summary>
internal static class JsonMembers
{
    /// <summary>The members of an object, in JavaScript's order.</summary>
    public static List<KeyValuePair<string, JsonElement>> Of(JsonElement value)
    {
        var members = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
        var hasIndexes = false;
        foreach (var member in value.EnumerateObject())
        {
            var name = JsonText.NameOf(member);
            hasIndexes |= IsArrayIndex(name, out _);
            members[name] = member.Value;
        }

        return hasIndexes
            ? [.. members.OrderBy(member => IsArrayIndex(member.Key, out var index) ? index : uint.MaxValue)]
            : [.. members];
    }

    private static bool IsArrayIndex(string name, out uint index)
    {
        index = 0;
        return name.Length is > 0 and <= 10
            && char.IsAsciiDigit(name[0])
            && (name[0] != '0' || name.Length == 1)
            && uint.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out index)
            && index != uint.MaxValue;
    }
}
