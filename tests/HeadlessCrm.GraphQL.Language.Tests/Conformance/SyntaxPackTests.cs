using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.Printing;

namespace HeadlessCrm.GraphQL.Language.Tests.Conformance;

public sealed class SyntaxPackTests
{
    [Fact]
    public void Every_case_of_the_syntax_pack_is_parsed_and_printed_as_by_the_reference() =>
        ConformancePack.Run("syntax", ConformancePack.Read("syntax"), Check);

    private static string? Check(JsonElement @case)
    {
        var expected = @case.GetProperty("ok").GetBoolean()
            ? @case.GetProperty("printed").GetString()!
            : ConformancePack.Show(@case.GetProperty("error"));
        var actual = ParseAndPrint(@case);
        return actual == expected ? null : $"expected\n{expected}\nbut got\n{actual}";
    }

    private static string ParseAndPrint(JsonElement @case)
    {
        var options = new ParserOptions { AllowFragmentArguments = ConformancePack.Is(@case, "fragmentArguments") };
        try
        {
            return Printer.Print(Parser.Parse(new Source(ConformancePack.SourceOf(@case)), options));
        }
        catch (GraphQLSyntaxException exception)
        {
            return ConformancePack.Show(exception.Error);
        }
    }
}
