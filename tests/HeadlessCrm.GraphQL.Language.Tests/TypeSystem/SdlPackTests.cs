using System.Text.Json;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.Tests.Conformance;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Language.Validation.Sdl;

namespace HeadlessCrm.GraphQL.Language.Tests.TypeSystem;

public sealed class SdlPackTests
{
    private static readonly SchemaBuildOptions AsItIs = new() { AssumeValidSchema = true };

    [Fact]
    public void Every_sdl_rule_of_the_validation_pack_reports_what_the_reference_does()
    {
        var schemas = ConformancePack.ReadSchemas();
        var cases = ConformancePack.Read("validation")
            .Where(@case => @case.GetProperty("ruleSet").GetString() == "sdl")
            .ToList();

        ConformancePack.Run("validation, rule set sdl", cases, @case => Compare(
            @case.GetProperty("errors").EnumerateArray().Select(ConformancePack.Show),
            Validate(@case, schemas).Select(ConformancePack.Show)));
    }

    [Fact]
    public void Every_schema_of_the_introspection_pack_is_built_and_printed_or_refused_as_by_the_reference()
    {
        var cases = ConformancePack.Read("introspection")
            .Where(@case => @case.GetProperty("kind").GetString() is "valid" or "invalid")
            .ToList();

        ConformancePack.Run("introspection, kinds valid and invalid", cases, CheckSchema);
    }

    [Fact]
    public void Every_schema_of_the_packs_prints_to_itself_with_its_directives()
    {
        var failures = new List<string>();
        foreach (var (id, sdl) in ConformancePack.ReadSchemas())
        {
            var schema = SchemaBuilder.Build(Parser.Parse(sdl), AsItIs);
            var printed = SchemaPrinter.PrintWithDirectives(schema);
            if (SchemaPrinter.PrintWithDirectives(SchemaBuilder.Build(Parser.Parse(printed), AsItIs)) != printed)
            {
                failures.Add(id);
            }
        }

        Assert.Empty(failures);
    }

    [Fact]
    public void The_introspection_types_are_the_references()
    {
        var types = ConformancePack.Read("introspection").First(@case => @case.GetProperty("kind").GetString() == "valid")
            .GetProperty("introspection").GetProperty("__schema").GetProperty("types").EnumerateArray()
            .Where(type => type.GetProperty("name").GetString()!.StartsWith("__", StringComparison.Ordinal))
            .ToList();

        Assert.Equal(types.Select(Describe).Order(StringComparer.Ordinal),
            IntrospectionTypes.All.Select(Describe).Order(StringComparer.Ordinal));
    }

    private static IReadOnlyList<GraphQLError> Validate(JsonElement @case, IReadOnlyDictionary<string, string> schemas)
    {
        var extends = @case.GetProperty("schemaId").GetString() is { } id
            ? SchemaBuilder.Build(Parser.Parse(schemas[id]), AsItIs)
            : null;
        return SdlValidator.Validate(
            Parser.Parse(@case.GetProperty("document").GetString()!),
            extends,
            [@case.GetProperty("rule").GetString()!]);
    }

    private static string? CheckSchema(JsonElement @case)
    {
        try
        {
            var schema = SchemaBuilder.Build(new Source(@case.GetProperty("sdl").GetString()!));
            return @case.GetProperty("kind").GetString() == "invalid" ? "was accepted" : CheckPrinted(@case, schema);
        }
        catch (SchemaException refused) when (@case.TryGetProperty("phase", out var phase))
        {
            return string.Equals(refused.Phase.ToString(), phase.GetString(), StringComparison.OrdinalIgnoreCase)
                ? Compare(
                    @case.GetProperty("errors").EnumerateArray().Select(ConformancePack.Show),
                    refused.Errors.Select(ConformancePack.Show))
                : $"was refused in phase {refused.Phase}";
        }
    }

    private static string? CheckPrinted(JsonElement @case, Schema schema) =>
        Compare([@case.GetProperty("printed").GetString()!], [SchemaPrinter.Print(schema)]) ??
        Compare([@case.GetProperty("printedSorted").GetString()!], [SchemaPrinter.PrintSorted(schema)]) ??
        Compare(
            @case.GetProperty("introspection").GetProperty("__schema").GetProperty("types").EnumerateArray()
                .Select(type => type.GetProperty("name").GetString()!),
            schema.Types.Select(type => type.Name)) ??
        Compare(
            @case.GetProperty("introspection").GetProperty("__schema").GetProperty("directives").EnumerateArray()
                .Select(directive => directive.GetProperty("name").GetString()!),
            schema.Directives.Select(directive => directive.Name));

    private static string? Compare(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var (left, right) = (string.Join('\n', expected), string.Join('\n', actual));
        return left == right ? null : $"expected\n{left}\nbut was\n{right}";
    }

    private static string Describe(JsonElement type) => string.Join('\n',
    [
        $"{type.GetProperty("name")}: {type.GetProperty("description")}",
        .. Members(type, "fields").Select(field =>
            $"{field.GetProperty("name")}({string.Join(", ", Members(field, "args").Select(Argument))}): " +
            $"{TypeName(field.GetProperty("type"))} {field.GetProperty("description")}"),
        .. Members(type, "enumValues").Select(value => $"{value.GetProperty("name")} {value.GetProperty("description")}"),
    ]);

    private static string Argument(JsonElement argument) =>
        $"{argument.GetProperty("name")}: {TypeName(argument.GetProperty("type"))} = {argument.GetProperty("defaultValue")}";

    private static string Describe(NamedType type) => string.Join('\n',
    [
        $"{type.Name}: {type.Description}",
        .. ((type as ObjectType)?.Fields ?? []).Select(field =>
            $"{field.Name}({string.Join(", ", field.Arguments.Select(Argument))}): {field.Type} {field.Description}"),
        .. ((type as EnumType)?.Values ?? []).Select(value => $"{value.Name} {value.Description}"),
    ]);

    private static string Argument(InputValueDefinition argument) =>
        $"{argument.Name}: {argument.Type} = {Language.Printing.Printer.Print(argument.DefaultValue!)}";

    private static JsonElement.ArrayEnumerator Members(JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : default;

    private static string TypeName(JsonElement type) => type.GetProperty("kind").GetString() switch
    {
        "NON_NULL" => TypeName(type.GetProperty("ofType")) + "!",
        "LIST" => $"[{TypeName(type.GetProperty("ofType"))}]",
        _ => type.GetProperty("name").GetString()!,
    };
}
