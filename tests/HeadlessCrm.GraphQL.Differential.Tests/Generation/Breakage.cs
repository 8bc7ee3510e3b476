using HeadlessCrm.GraphQL.Language.Tests.Generation;

namespace HeadlessCrm.GraphQL.Differential.Tests.Generation;

/// <summary>Makes a mistake in a text: mostly one that the grammar allows.</summary>
internal static class Breakage
{
    private static readonly string[] StrayTokens =
    [
        "1", "-1.5", "\"s\"", "\"\"\"b\"\"\"", "true", "null", "[1]", "{ a: 1 }", "$v0", "$other", "12345678901", "RED", "Int", "String", "ID",
        "Missing", "__typename", "__schema { types { name } }", "__type(name: \"Query\") { name }", "@skip(if: true)", "@include(if: $v0)", "@missing",
        "@deprecated", "@oneOf", "@specifiedBy(url: \"u\")", "@defer", "@stream", "!", "__Name", "query", "mutation", "subscription", "fragment", "on",
        "extend", "type", "input", "interface", "implements", "repeatable", "{ }", "...", "&", "|", "= 1",
    ];

    /// <summary>The text with a mistake, or by chance without one.</summary>
    /// <param name="random">The choices.</param>
    /// <param name="text">A document.</param>
    /// <param name="names">Names that exist in its schema.</param>
    /// <param name="most">How many tokens may change.</param>
    public static string Break(SeededRandom random, string text, IReadOnlyList<string> names, int most) => random.Below(10) switch
    {
        < 6 => NodeMutation.Mutate(random, text),
        < 8 => TextMutation.ReplaceTokens(random, text, random.Chance(60) ? names : StrayTokens, most),
        8 => TextMutation.MutateTokens(random, text, most),
        _ => TextMutation.RepeatBlock(random, text),
    };
}
