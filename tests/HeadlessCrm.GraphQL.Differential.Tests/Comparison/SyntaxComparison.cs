using System.Globalization;
using System.Text.Json;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.Printing;
using HeadlessCrm.GraphQL.Language.Tests.Generation;

namespace HeadlessCrm.GraphQL.Differential.Tests.Comparison;

/// <summary>The grammar: the error or the printed text, and the place of every node.</summary>
internal sealed class SyntaxComparison : IComparison
{
    /// <inheritdoc/>
    public ValueTask<Question> AskAsync(long seed) => ValueTask.FromResult(Ask(seed));

    private static Question Ask(long seed)
    {
        var random = new SeededRandom(seed);
        var fragmentArguments = random.Chance(20);
        var source = Source(random, fragmentArguments);
        var (answer, spans) = Answer(source, fragmentArguments);
        return new Question(
            new { Kind = "syntax", Source = ExchangedText.Encode(source), FragmentArguments = fragmentArguments },
            Inputs: 1,
            Refused: spans.Length == 0 ? 1 : 0,
            reference => Compare(reference, source, answer, spans));
    }

    private static IEnumerable<string> Compare(JsonElement reference, string source, string answer, string spans)
    {
        var expected = reference.TryGetProperty("error", out var error)
            ? error.GetString()!
            : reference.GetProperty("printed").GetString()!;
        if (answer != expected)
        {
            yield return Disagreement.Show(source, expected, answer);
        }
        else if (reference.TryGetProperty("spans", out var expectedSpans) && expectedSpans.GetString() != spans)
        {
            yield return Disagreement.Show(source, expectedSpans.GetString()!, spans);
        }
    }

    private static string Source(SeededRandom random, bool fragmentArguments)
    {
        var document = SyntaxGenerator.Document(random, fragmentArguments);
        return random.Below(4) switch
        {
            0 => document,
            1 => TextMutation.MutateTokens(random, document),
            _ => TextMutation.MutateCharacters(random, document),
        };
    }

    private static (string Answer, string Spans) Answer(string source, bool fragmentArguments)
    {
        try
        {
            var options = new ParserOptions { AllowFragmentArguments = fragmentArguments };
            var document = Parser.Parse(new Source(source), options);
            var spans = SyntaxTree.Nodes(document)
                .Select(node => string.Create(CultureInfo.InvariantCulture, $"{node.Kind} {node.Span.Start} {node.Span.End}"))
                .Order(StringComparer.Ordinal);
            return (ExchangedText.Visible(Printer.Print(document)), string.Join('\n', spans));
        }
        catch (GraphQLSyntaxException exception)
        {
            return (ExchangedText.Show(exception.Error), "");
        }
        catch (Exception fault)
        {
            return (Disagreement.Show(fault), "");
        }
    }
}
