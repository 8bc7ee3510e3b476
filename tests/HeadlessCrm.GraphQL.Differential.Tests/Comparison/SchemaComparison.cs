using System.Text.Json;
using HeadlessCrm.GraphQL.Differential.Tests.Generation;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.Tests.Generation;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Language.Validation;

namespace HeadlessCrm.GraphQL.Differential.Tests.Comparison;

/// <summary>
/// Schemas, valid and broken: the errors of the first phase that has some, or the printed schema; and, for the schemas that
/// can be built, the validation of documents, valid and broken.
/// </summary>
internal sealed class SchemaComparison : IComparison
{
    private const int DocumentsPerSchema = 12;

    private static readonly string[] AllRules =
        [.. ValidationRules.Specified.Concat(ValidationRules.Optional).Select(rule => rule.Name)];

    /// <inheritdoc/>
    public ValueTask<Question> AskAsync(long seed) => ValueTask.FromResult(Ask(seed));

    private static Question Ask(long seed)
    {
        var random = new SeededRandom(seed);
        var generated = SchemaGenerator.Schema(random);
        var names = generated.Names();
        var sdl = random.Chance(60) ? generated.Sdl : Breakage.Break(random, generated.Sdl, names, most: 2);
        var answer = SchemaAnswer.Of(() => SchemaBuilder.Build(Parser.Parse(new Source(sdl))));
        var schema = answer.Schema;
        var documents = Enumerable.Range(0, DocumentsPerSchema).Select(_ => Document(random, generated, names)).ToList();
        var options = new ValidationOptions
        {
            HideSuggestions = random.Chance(10),
            Rules = random.Chance(20) ? AllRules : null,
        };
        var answers = schema is null ? [] : documents.ConvertAll(document => Validate(schema, document, options));
        var request = new
        {
            Kind = "schema",
            Sdl = ExchangedText.Encode(sdl),
            Documents = documents.ConvertAll(ExchangedText.Encode),
            options.HideSuggestions,
            OptionalRules = options.Rules is not null,
        };
        return new Question(
            request,
            Inputs: 1 + answers.Count,
            Refused: (schema is null ? 1 : 0) + answers.Count(answer => answer.Length > 0),
            reference => answer.Compare(reference, sdl)
                .Concat(CompareDocuments(reference, sdl, documents, answers)));
    }

    private static string Document(SeededRandom random, GeneratedSchema schema, IReadOnlyList<string> names)
    {
        var document = OperationGenerator.Document(random, schema);
        for (var i = random.Below(4); i > 0; i--)
        {
            document = Breakage.Break(random, document, names, most: 1);
        }

        return document;
    }

    private static string Validate(Schema schema, string document, ValidationOptions options)
    {
        try
        {
            var errors = DocumentValidator.Validate(schema, Parser.Parse(new Source(document)), options);
            return string.Join('\n', errors.Select(ExchangedText.Show));
        }
        catch (GraphQLSyntaxException exception)
        {
            return ExchangedText.Show(exception.Error);
        }
        catch (Exception fault)
        {
            return Disagreement.Show(fault);
        }
    }

    private static IEnumerable<string> CompareDocuments(
        JsonElement reference, string sdl, List<string> documents, List<string> answers)
    {
        var expected = reference.GetProperty("documents").EnumerateArray().Select(SchemaAnswer.Lines).ToList();
        for (var i = 0; i < Math.Min(expected.Count, answers.Count); i++)
        {
            var agrees = Disagreement.IsReferenceFault(expected[i])
                ? !Disagreement.IsFault(answers[i])
                : answers[i] == expected[i];
            if (!agrees)
            {
                yield return Disagreement.Show(documents[i], expected[i], answers[i], sdl);
            }
        }
    }
}
