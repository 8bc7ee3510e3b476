using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.Tests.Conformance;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Language.Validation;
using HeadlessCrm.GraphQL.Response;
using HeadlessCrm.GraphQL.Scalars;

namespace HeadlessCrm.GraphQL.Tests.Coercion;

/// <summary>The reference implementation's coercion of variables and arguments, case by case.</summary>
public sealed class CoercionPackTests
{
    private readonly Lazy<Schema> schema = new(
        () => SchemaBuilder.Build(new Source(ConformancePack.ReadSchemas()["coercion"])));

    [Fact]
    public void Coerces_variables_and_arguments_as_the_reference_does()
    {
        var cases = ConformancePack.Read("coercion").Where(@case => Phase(@case) != "validation").ToList();
        ConformancePack.Run("coercion of variables and arguments", cases, Check);
    }

    [Fact]
    public void Refuses_documents_with_literals_that_do_not_fit_as_the_reference_does()
    {
        var cases = ConformancePack.Read("coercion").Where(@case => Phase(@case) == "validation").ToList();
        ConformancePack.Run("coercion of literals in validation", cases, @case => Compare(
            Errors(@case), DocumentValidator.Validate(schema.Value, Parser.Parse(@case.GetProperty("query").GetString()!))));
    }

    [Fact]
    public void The_road_that_explains_gives_the_same_values_as_the_fast_one()
    {
        var cases = ConformancePack.Read("coercion").Where(@case => Phase(@case) is "ok" or "execution").ToList();
        var inputTypes = new InputTypes(schema.Value);
        ConformancePack.Run("values of the explaining road", cases, @case =>
        {
            var plan = new VariableCoercion(schema.Value, inputTypes).Compile(Operation(@case).VariableDefinitions);
            var errors = new List<GraphQLError>();
            var fast = new VariableCoercion(schema.Value, inputTypes)
                .CoerceVariableValues(plan, Utf8(@case.GetProperty("variables")), errors);
            var explained = new VariableExplanation(InputCoercionOptions.Default, errors)
                .CoerceVariableValues(plan, @case.GetProperty("variables"), out _);
            var other = new VariableValues(plan, explained);
            return errors.Count > 0 ? string.Join("\n", errors) : Enumerable.Range(0, plan.Count)
                .Where(index => fast!.IsPresent(index) != other.IsPresent(index)
                    || ToJson(fast[index]) != ToJson(other[index]))
                .Select(index => $"{ToJson(fast![index])} is not {ToJson(other[index])}")
                .FirstOrDefault();
        });
    }

    private static string Phase(JsonElement @case) => @case.GetProperty("phase").GetString()!;

    private static OperationDefinitionNode Operation(JsonElement @case) => Parser
        .Parse(@case.GetProperty("query").GetString()!).Definitions.OfType<OperationDefinitionNode>().Single();

    private static byte[] Utf8(JsonElement json) => Encoding.UTF8.GetBytes(json.GetRawText());

    private static List<string> Errors(JsonElement @case) =>
        @case.GetProperty("expected").TryGetProperty("errors", out var errors)
            ? [.. errors.EnumerateArray().Select(ConformancePack.Show)]
            : [];

    private static string? Compare(IEnumerable<string> expected, IEnumerable<GraphQLError> actual)
    {
        var shown = actual.Select(ConformancePack.Show).ToList();
        return expected.SequenceEqual(shown)
            ? null
            : $"expected\n  {string.Join("\n  ", expected)}\nfound\n  {string.Join("\n  ", shown)}";
    }

    private static string ToJson(object? value)
    {
        using var writer = new ResponseWriter();
        UntypedValue.Write("test", value, writer);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }

    private string? Check(JsonElement @case)
    {
        var inputTypes = new InputTypes(schema.Value);
        var variableCoercion = new VariableCoercion(schema.Value, inputTypes);
        var operation = Operation(@case);
        var plan = variableCoercion.Compile(operation.VariableDefinitions);
        var compiled = operation.SelectionSet.Selections.Cast<FieldNode>()
            .Select(field => (Field: field, Arguments: Compile(inputTypes, field, plan)))
            .ToList();
        var errors = new List<GraphQLError>();
        var variables = variableCoercion.CoerceVariableValues(plan, Utf8(@case.GetProperty("variables")), errors);
        if (variables is null)
        {
            return Compare(Errors(@case), errors);
        }

        var arguments = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var argumentCoercion = new ArgumentCoercion(schema.Value, inputTypes);
        foreach (var (field, argumentPlan) in compiled.Where(entry => IsIncluded(inputTypes, entry.Field, plan, variables)))
        {
            var coerced = argumentCoercion.CoerceArgumentValues(argumentPlan, variables, out var error);
            if (error is not null)
            {
                errors.Add(error);
            }
            else
            {
                arguments[field.ResponseKey] = ToJson(ToObject(DefinitionOf(field).Arguments, coerced!));
            }
        }

        return Compare(Errors(@case), errors) ?? CompareArguments(@case, arguments);
    }

    private static string? CompareArguments(JsonElement @case, SortedDictionary<string, string> arguments)
    {
        var expected = @case.TryGetProperty("args", out var args)
            ? args.EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal)
            : [];
        foreach (var (key, json) in arguments)
        {
            if (!expected.Remove(key, out var wanted) || !JsonElement.DeepEquals(wanted, JsonElement.Parse(json)))
            {
                return $"{key}: expected {wanted}, found {json}";
            }
        }

        return expected.Count == 0 ? null : $"{string.Join(", ", expected.Keys)} missing";
    }

    private static InputObject ToObject(ImmutableArray<InputValueDefinition> definitions, CoercedArguments coerced)
    {
        var present = Enumerable.Range(0, definitions.Length).Where(coerced.IsPresent).ToList();
        return new InputObject(
            [.. present.Select(index => definitions[index].Name)], [.. present.Select(index => coerced.Values[index])]);
    }

    private FieldDefinition DefinitionOf(FieldNode field) => schema.Value.QueryType!.GetField(field.Name.Value)!;

    private ArgumentPlan Compile(InputTypes inputTypes, FieldNode field, VariablePlan plan) =>
        new ArgumentCoercion(schema.Value, inputTypes).Compile(
            DefinitionOf(field).Arguments, $"Query.{field.Name.Value}", field.Arguments, field, plan);

    private bool IsIncluded(InputTypes inputTypes, FieldNode field, VariablePlan plan, VariableValues variables)
    {
        foreach (var directive in field.Directives)
        {
            var coercion = new ArgumentCoercion(schema.Value, inputTypes);
            var definition = schema.Value.GetDirective(directive.Name.Value)!;
            var argumentPlan = coercion.Compile(
                definition.Arguments, $"@{definition.Name}", directive.Arguments, directive, plan);
            var condition = coercion.CoerceArgumentValues(argumentPlan, variables, out _)!.Values[0];
            if ((definition.Name == "skip") == (bool)condition!)
            {
                return false;
            }
        }

        return true;
    }
}
