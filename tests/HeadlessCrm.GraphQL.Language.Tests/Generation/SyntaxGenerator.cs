using System.Globalization;

namespace HeadlessCrm.GraphQL.Language.Tests.Generation;

/// <summary>
/// Random documents that follow the grammar and mean nothing: every production, in odd but legal spellings.
/// This part writes values and what executable and type-system definitions share.
/// </summary>
internal sealed partial class SyntaxGenerator
{
    private const int DeepestNesting = 4;

    private static readonly string[] Names =
    [
        "a", "b", "id", "name", "on", "query", "type", "fragment", "null", "true", "input", "extend", "_", "__typename",
        "Customer", "VeryLongNameThatHelpsToReachTheEndOfTheLine", "repeatable", "implements", "x1", "schema", "Ab_9",
    ];

    private static readonly string[] PlainCharacters =
        ["a", "b c", " ", "#", "é", "\U0001F600", "{", "$", "'", "\t", "ÿ", "\u2028", "0", "longer text with blanks"];

    private static readonly string[] Escapes =
    [
        "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0041", "\\u00e9", "\\uD83D\\uDE00", "\\u{1F600}",
        "\\u{0}", "\\u{000041}", "\\u007f", "\\u{10FFFF}",
    ];

    private static readonly string[] BlockParts =
        ["a", "  ", "\n", "\r\n", "\r", "\n    ", "\n\t", "\\\"\"\"", "\"b", "\\", "é", "text", "\n\n", " # no comment"];

    private readonly SeededRandom random;
    private readonly TokenWriter tokens;
    private readonly bool fragmentArguments;

    private SyntaxGenerator(SeededRandom random, bool fragmentArguments)
    {
        this.random = random;
        this.fragmentArguments = fragmentArguments;
        tokens = new TokenWriter(random);
    }

    /// <summary>A document of one or more definitions of any kind.</summary>
    public static string Document(SeededRandom random, bool fragmentArguments = false)
    {
        var generator = new SyntaxGenerator(random, fragmentArguments);
        var first = true;
        for (var i = random.Between(1, 4); i > 0; i--)
        {
            if (random.Chance(50))
            {
                generator.ExecutableDefinition(first);
            }
            else
            {
                generator.TypeSystemDefinition();
            }

            first = false;
        }

        return generator.tokens.ToString();
    }

    private string Name() => random.Pick(Names);

    private void Repeat(int least, int most, Action item)
    {
        for (var i = random.Between(least, most); i > 0; i--)
        {
            item();
        }
    }

    private void Optional(int percent, Action part)
    {
        if (random.Chance(percent))
        {
            part();
        }
    }

    private void Bracketed(string open, Action item, string close, int least = 1, int most = 3)
    {
        tokens.Mark(open);
        Repeat(least, most, item);
        tokens.Mark(close);
    }

    private void Value(bool isConst, int depth = 0)
    {
        switch (random.Below(depth < DeepestNesting ? 10 : 7))
        {
            case 0:
                tokens.Word(IntegerPart());
                break;
            case 1:
                tokens.Word(IntegerPart() + random.Pick([".0", ".25e10", "E-3", "e+07", ".1E5"]));
                break;
            case 2:
                tokens.Word(StringLiteral());
                break;
            case 3:
                tokens.Word(random.Pick(["true", "false", "null"]));
                break;
            case 4:
                tokens.Word(BlockStringLiteral());
                break;
            case 5 when !isConst:
                Variable();
                break;
            case 7 or 8:
                Bracketed("[", () => Value(isConst, depth + 1), "]", least: 0, most: 5);
                break;
            case 9:
                Bracketed("{", () => NamedValue(isConst, depth + 1), "}", least: 0, most: 4);
                break;
            default:
                tokens.Word(Name());
                break;
        }
    }

    private void NamedValue(bool isConst, int depth)
    {
        tokens.Word(Name()).Mark(":");
        Value(isConst, depth);
    }

    private string IntegerPart() => random.Chance(70)
        ? random.Pick(["0", "-0", "7", "-42", "1234567890123"])
        : random.Between(1, 999_999).ToString(CultureInfo.InvariantCulture);

    private string StringLiteral()
    {
        var text = "";
        Repeat(0, 5, () => text += random.Pick(random.Chance(70) ? PlainCharacters : Escapes));
        return $"\"{text}\"";
    }

    private string BlockStringLiteral()
    {
        var text = "";
        Repeat(0, 7, () => text += random.Pick(BlockParts));

        // A backslash before the closing quotes would escape them.
        return $"\"\"\"{text}{(text.EndsWith('\\') ? " " : "")}\"\"\"";
    }

    private void Variable() => tokens.Mark("$").Word(Name());

    private void TypeReference(int depth = 0)
    {
        if (depth < DeepestNesting && random.Chance(30))
        {
            tokens.Mark("[");
            TypeReference(depth + 1);
            tokens.Mark("]");
        }
        else
        {
            tokens.Word(Name());
        }

        Optional(30, () => tokens.Mark("!"));
    }

    private void Arguments(bool isConst) =>
        Optional(35, () => Bracketed("(", () => NamedValue(isConst, depth: 0), ")", most: 4));

    private void Directives(bool isConst, int percent = 20) => Optional(percent, () => Repeat(1, 2, () =>
    {
        tokens.Mark("@").Word(Name());
        Arguments(isConst);
    }));

    private void Description() =>
        Optional(25, () => tokens.Word(random.Chance(50) ? StringLiteral() : BlockStringLiteral()));
}
