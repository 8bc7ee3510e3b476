using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.Tests.Generation;

namespace HeadlessCrm.GraphQL.Language.Tests.Parsing;

public sealed class ParserRobustnessTests
{
    private const int Documents = 1500;

    [Fact]
    public void Never_fails_on_a_damaged_document_otherwise_than_by_a_syntax_error()
    {
        for (var seed = 0; seed < Documents; seed++)
        {
            var random = new SeededRandom(seed);
            var document = SyntaxGenerator.Document(random);
            ParseOrRefuse(TextMutation.MutateCharacters(random, document), seed);
            ParseOrRefuse(TextMutation.MutateTokens(random, document), seed);
        }
    }

    [Fact]
    public void Never_fails_on_a_truncated_document_otherwise_than_by_a_syntax_error()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var document = SyntaxGenerator.Document(new SeededRandom(seed), fragmentArguments: true);
            for (var length = 0; length < document.Length; length++)
            {
                ParseOrRefuse(document[..length], seed);
            }
        }
    }

    [Fact]
    public void Never_fails_on_random_characters_otherwise_than_by_a_syntax_error()
    {
        for (var seed = 0; seed < Documents; seed++)
        {
            var random = new SeededRandom(seed);
            var text = new string(Enumerable.Range(0, random.Between(0, 60))
                .Select(_ => (char)random.Below(random.Chance(80) ? 128 : 65536)).ToArray());
            ParseOrRefuse(text, seed);
            ParseOrRefuse($"{{ a(b: \"{text}\") }}", seed);
        }
    }

    private static void ParseOrRefuse(string text, int seed)
    {
        var source = new Source(text);
        try
        {
            Parser.Parse(source, new ParserOptions { AllowFragmentArguments = seed % 2 == 0 });
        }
        catch (GraphQLSyntaxException exception)
        {
            var at = Assert.Single(exception.Error.Locations);
            Assert.True(at is { Line: > 0, Column: > 0 }, $"seed {seed}: {exception.Error}");
        }

        try
        {
            Parser.ParseSchemaCoordinate(source);
        }
        catch (GraphQLSyntaxException)
        {
            // Refused as it should be.
        }
    }
}
