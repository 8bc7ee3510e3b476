using System.Text;

namespace HeadlessCrm.GraphQL.Language.Tests.Generation;

/// <summary>Writes tokens with random ignored characters and comments between them.</summary>
internal sealed class TokenWriter(SeededRandom random)
{
    private static readonly string[] Separators =
        [" ", " ", " ", "\n", "\n  ", "\r\n", "\r", "\t", ",", ", ", "\uFEFF", " # note\n", "#\u00E9\U0001F600\r\n"];

    private readonly StringBuilder text = new();
    private bool lastIsWord;

    public override string ToString() => text.ToString();

    /// <summary>A punctuator; ignored characters before it are optional.</summary>
    public TokenWriter Mark(string punctuator)
    {
        if (random.Chance(40))
        {
            Separate();
        }

        // A number followed by dots would be read as a malformed number.
        if (lastIsWord && punctuator == "...")
        {
            Separate();
        }

        text.Append(punctuator);
        lastIsWord = false;
        return this;
    }

    /// <summary>A name, number or string; something ignored stands between it and another one.</summary>
    public TokenWriter Word(string word)
    {
        if (lastIsWord || random.Chance(30))
        {
            Separate();
        }

        text.Append(word);
        lastIsWord = true;
        return this;
    }

    private void Separate()
    {
        do
        {
            text.Append(random.Pick(Separators));
        }
        while (random.Chance(15));
    }
}
