using System.Text.Json;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Differential.Tests.Comparison;

/// <summary>What became of a schema: it was built, or refused in a phase with errors.</summary>
internal sealed record SchemaAnswer(string Phase, string Errors, Schema? Schema)
{
    /// <summary>Runs a build.</summary>
    public static SchemaAnswer Of(Func<Schema> build)
    {
        try
        {
            return new SchemaAnswer("none", "", build());
        }
        catch (GraphQLSyntaxException exception)
        {
            return new SchemaAnswer("syntax", ExchangedText.Show(exception.Error), null);
        }
        catch (SchemaException exception)
        {
            var phase = exception.Phase == SchemaErrorPhase.Sdl ? "sdl" : "schema";
            return new SchemaAnswer(phase, string.Join('\n', exception.Errors.Select(ExchangedText.Show)), null);
        }
        catch (Exception fault)
        {
            return new SchemaAnswer("fault", Disagreement.Show(fault), null);
        }
    }

    /// <summary>Errors as the reference sent them, one a line.</summary>
    public static string Lines(JsonElement errors) =>
        string.Join('\n', errors.EnumerateArray().Select(error => error.GetString()));

    /// <summary>Compares phase and errors or, where there are none, the printed schemas.</summary>
    public IEnumerable<string> Compare(JsonElement reference, string input, string? extended = null)
    {
        var expectedPhase = reference.GetProperty("phase").GetString()!;
        var expectedErrors = Lines(reference.GetProperty("errors"));
        if (Disagreement.IsReferenceFault(expectedErrors))
        {
            return Disagreement.IsFault(Errors) ? [Disagreement.Show(input, expectedErrors, Errors, extended)] : [];
        }

        if (Phase != expectedPhase || Errors != expectedErrors)
        {
            return [Disagreement.Show(input, $"({expectedPhase})\n{expectedErrors}", $"({Phase})\n{Errors}", extended)];
        }

        return Schema is null
            ? []
            : ComparePrinted(input, reference.GetProperty("printed"), SchemaPrinter.Print)
                .Concat(ComparePrinted(input, reference.GetProperty("printedSorted"), SchemaPrinter.PrintSorted));
    }

    private IEnumerable<string> ComparePrinted(string input, JsonElement expected, Func<Schema, string> print)
    {
        var printed = Print(print);
        return printed == expected.GetString() ? [] : [Disagreement.Show(input, expected.GetString()!, printed)];
    }

    private string Print(Func<Schema, string> print)
    {
        try
        {
            return ExchangedText.Visible(print(Schema!));
        }
        catch (Exception fault)
        {
            return Disagreement.Show(fault);
        }
    }
}
