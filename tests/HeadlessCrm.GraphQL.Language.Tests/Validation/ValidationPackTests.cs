using System.Collections.Concurrent;
using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.Tests.Conformance;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Language.Validation;

namespace HeadlessCrm.GraphQL.Language.Tests.Validation;

/// <summary>The reference's verdicts on documents: messages, locations and the order of the errors.</summary>
public sealed class ValidationPackTests
{
    private static readonly ConcurrentDictionary<string, Schema> Schemas = new(StringComparer.Ordinal);

    [Theory]
    [InlineData("specified")]
    [InlineData("optional")]
    [InlineData("all")]
    public void Every_case_of_the_validation_pack_has_the_reference_s_errors_in_its_order(string ruleSet)
    {
        var schemas = ConformancePack.ReadSchemas();
        var cases = ConformancePack.Read("validation")
            .Where(@case => @case.GetProperty("ruleSet").GetString() == ruleSet)
            .ToList();
        ConformancePack.Run($"validation ({ruleSet})", cases, @case => Check(
            @case.GetProperty("errors"),
            SchemaOf(schemas, @case),
            @case.GetProperty("document").GetString()!,
            new ParserOptions { AllowFragmentArguments = ConformancePack.Is(@case, "fragmentArguments") },
            new ValidationOptions
            {
                Rules = ruleSet == "all" ? null : [@case.GetProperty("rule").GetString()!],
                HideSuggestions = ConformancePack.Is(@case, "hideSuggestions"),
            }));
    }

    [Fact]
    public void Every_document_of_the_coercion_pack_is_accepted_or_refused_as_by_the_reference()
    {
        var schemas = ConformancePack.ReadSchemas();
        ConformancePack.Run("coercion (validation)", ConformancePack.Read("coercion").ToList(), @case => Check(
            @case.GetProperty("phase").GetString() == "validation"
                ? @case.GetProperty("expected").GetProperty("errors")
                : null,
            SchemaOf(schemas, @case),
            @case.GetProperty("query").GetString()!));
    }

    [Fact]
    public void Every_introspection_query_is_accepted_or_refused_as_by_the_reference()
    {
        var cases = ConformancePack.Read("introspection")
            .Where(@case => @case.GetProperty("kind").GetString() == "query")
            .ToList();
        ConformancePack.Run("introspection (queries)", cases, @case => Check(
            @case.GetProperty("valid").GetBoolean() ? null : @case.GetProperty("expected").GetProperty("errors"),
            SchemaBuilder.Build(Parser.Parse(@case.GetProperty("sdl").GetString()!)),
            @case.GetProperty("query").GetString()!));
    }

    [Theory]
    [InlineData("execution")]
    [InlineData("incremental")]
    [InlineData("nulls")]
    public void Every_document_of_the_execution_packs_is_valid(string pack)
    {
        var schemas = ConformancePack.ReadSchemas();
        ConformancePack.Run($"{pack} (validation)", ConformancePack.Read(pack).ToList(), @case => Check(
            null,
            SchemaOf(schemas, @case),
            @case.GetProperty("query").GetString()!));
    }

    private static Schema SchemaOf(IReadOnlyDictionary<string, string> schemas, JsonElement @case) =>
        Schemas.GetOrAdd(
            @case.GetProperty("schemaId").GetString()!,
            id => SchemaBuilder.Build(Parser.Parse(schemas[id])));

    private static string? Check(
        JsonElement? errors,
        Schema schema,
        string document,
        ParserOptions? parserOptions = null,
        ValidationOptions? options = null)
    {
        var expected = errors is { } list ? list.EnumerateArray().Select(ConformancePack.Show).ToList() : [];
        var actual = DocumentValidator.Validate(schema, Parser.Parse(document, parserOptions), options)
            .Select(ConformancePack.Show)
            .ToList();
        return expected.SequenceEqual(actual, StringComparer.Ordinal)
            ? null
            : $"\n{document}\nexpected\n  {string.Join("\n  ", expected)}\nbut got\n  {string.Join("\n  ", actual)}";
    }
}
