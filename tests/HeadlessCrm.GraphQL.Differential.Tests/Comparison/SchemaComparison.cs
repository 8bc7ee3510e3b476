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

    private static readonly string[] StrayTokens =
    [
        "1", "-1.5", "\"s\"", "\"\"\"b\"\"\"", "true", "null", "[1]", "{ a: 1 }", "$v0", "$other", "12345678901", "RED", "Int", "String", "ID",
        "Missing", "__typename", "__schema { types { name } }", "__type(name: \"Query\") { name }", "@skip(if: true)", "@include(if: $v0)", "@missing",
        "@deprecated", "@oneOf", "@specifiedBy(url: \"u\")", "@defer", "@stream", "!", "__Name", "query", "mutation", "subscription", "fragment", "on",
        "extend", "type", "input", "interface", "implements", "repeatable", "{ }", "...", "&", "|", "= 1",
    ];

    /// <inheritdoc/>
    public Question Ask(long seed)
    {
        var random = new SeededRandom(seed);
        var generated = SchemaGenerator.Schema(random);
        var names = generated.Names();
        var sdl = random.Chance(60) ? generated.Sdl : Break(random, generated.Sdl, names, most: 2);
        var (phase, errors, schema) = Build(sdl);
        var documents = Enumerable.Range(0, DocumentsPerSchema).Select(_ => Document(random, generated, names)).ToList();
        var answers = schema is null ? [] : documents.ConvertAll(document => Validate(schema, document));
        return new Question(
            new { Kind = "schema", Sdl = ExchangedText.Encode(sdl), Documents = documents.ConvertAll(ExchangedText.Encode) },
            Inputs: 1 + answers.Count,
            Refused: (schema is null ? 1 : 0) + answers.Count(answer => answer.Length > 0),
            reference => Compare(reference, sdl, phase, errors, schema)
                .Concat(CompareDocuments(reference, sdl, documents, answers)));
    }

    private static string Break(SeededRandom random, string text, IReadOnlyList<string> names, int most) => random.Below(10) switch
    {
        < 6 => NodeMutation.Mutate(random, text),
        < 8 => TextMutation.ReplaceTokens(random, text, random.Chance(60) ? names : StrayTokens, most),
        8 => TextMutation.MutateTokens(random, text, most),
        _ => TextMutation.RepeatBlock(random, text),
    };

    private static string Document(SeededRandom random, GeneratedSchema schema, IReadOnlyList<string> names)
    {
        var document = OperationGenerator.Document(random, schema);
        for (var i = random.Below(4); i > 0; i--)
        {
            document = Break(random, document, names, most: 1);
        }

        return document;
    }

    private static (string Phase, string Errors, Schema? Schema) Build(string sdl)
    {
        try
        {
            return ("none", "", SchemaBuilder.Build(Parser.Parse(new Source(sdl))));
        }
        catch (GraphQLSyntaxException exception)
        {
            return ("syntax", ExchangedText.Show(exception.Error), null);
        }
        catch (SchemaException exception)
        {
            var phase = exception.Phase == SchemaErrorPhase.Sdl ? "sdl" : "schema";
            return (phase, string.Join('\n', exception.Errors.Select(ExchangedText.Show)), null);
        }
        catch (Exception fault)
        {
            return ("fault", Disagreement.Show(fault), null);
        }
    }

    private static string Validate(Schema schema, string document)
    {
        try
        {
            var errors = DocumentValidator.Validate(schema, Parser.Parse(new Source(document)));
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

    private static IEnumerable<string> Compare(JsonElement reference, string sdl, string phase, string errors, Schema? schema)
    {
        var expectedPhase = reference.GetProperty("phase").GetString()!;
        var expectedErrors = Lines(reference.GetProperty("errors"));
        if (Disagreement.IsReferenceFault(expectedErrors))
        {
            if (Disagreement.IsFault(errors))
            {
                yield return Disagreement.Show(sdl, expectedErrors, errors);
            }
        }
        else if (phase != expectedPhase || errors != expectedErrors)
        {
            yield return Disagreement.Show(sdl, $"({expectedPhase})\n{expectedErrors}", $"({phase})\n{errors}");
        }
        else if (schema is not null)
        {
            var printed = Print(SchemaPrinter.Print, schema);
            if (printed != reference.GetProperty("printed").GetString())
            {
                yield return Disagreement.Show(sdl, reference.GetProperty("printed").GetString()!, printed);
            }

            var sorted = Print(SchemaPrinter.PrintSorted, schema);
            if (sorted != reference.GetProperty("printedSorted").GetString())
            {
                yield return Disagreement.Show(sdl, reference.GetProperty("printedSorted").GetString()!, sorted);
            }
        }
    }

    private static string Print(Func<Schema, string> print, Schema schema)
    {
        try
        {
            return ExchangedText.Visible(print(schema));
        }
        catch (Exception fault)
        {
            return Disagreement.Show(fault);
        }
    }

    private static IEnumerable<string> CompareDocuments(
        JsonElement reference, string sdl, List<string> documents, List<string> answers)
    {
        var expected = reference.GetProperty("documents").EnumerateArray().Select(Lines).ToList();
        for (var i = 0; i < Math.Min(expected.Count, answers.Count); i++)
        {
            var agrees = Disagreement.IsReferenceFault(expected[i])
                ? !Disagreement.IsFault(answers[i])
                : answers[i] == expected[i];
            if (!agrees)
            {
                yield return Disagreement.Show($"{documents[i]}\n--- for the schema\n{sdl}", expected[i], answers[i]);
            }
        }
    }

    private static string Lines(JsonElement errors) => string.Join('\n', errors.EnumerateArray().Select(error => error.GetString()));
}
