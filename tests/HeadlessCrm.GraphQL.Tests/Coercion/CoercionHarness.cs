using System.Text;
using HeadlessCrm.GraphQL.Coercion;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Tests.Coercion;

/// <summary>A schema with its registrations, and the ways a value gets in.</summary>
internal sealed class CoercionHarness(string sdl, InputCoercionOptions? options = null)
{
    private readonly Schema schema = SchemaBuilder.Build(new Source(sdl));
    private InputTypes? inputTypes;

    public InputTypes InputTypes => inputTypes ??= new InputTypes(schema);

    public List<GraphQLError> Errors { get; } = [];

    public IEnumerable<string> Messages => Errors.Select(error => error.Message);

    /// <summary>The coerced variables of an operation; null with <see cref="Errors"/> when they do not fit.</summary>
    public VariableValues? Variables(string query, string json, out VariablePlan plan) =>
        Variables(query, Encoding.UTF8.GetBytes(json), out plan);

    public VariableValues? Variables(string query, byte[] json, out VariablePlan plan)
    {
        var coercion = new VariableCoercion(schema, InputTypes, options);
        plan = coercion.Compile(Operation(query).VariableDefinitions);
        return coercion.CoerceVariableValues(plan, json, Errors);
    }

    /// <summary>The value of a variable <c>$v</c> of a type.</summary>
    public object? Variable(string type, string json)
    {
        Errors.Clear();
        var variables = Variables($"query ($v: {type}) {{ f(v: $v) }}", $"{{\"v\":{json}}}", out _);
        Assert.Empty(Messages);
        return variables![0];
    }

    /// <summary>The messages a variable of a type is refused with.</summary>
    public List<string> Refusals(string type, string json)
    {
        Errors.Clear();
        Assert.Null(Variables($"query ($v: {type}) {{ f(v: $v) }}", $"{{\"v\":{json}}}", out _));
        return [.. Messages];
    }

    /// <summary>The arguments of the first field of an operation.</summary>
    public CoercedArguments? Arguments(string query, string variablesJson, out GraphQLError? error)
    {
        // Compiled in the order of production: arguments may ask that the JSON of variables is kept.
        var coercion = new VariableCoercion(schema, InputTypes, options);
        var operation = Operation(query);
        var plan = coercion.Compile(operation.VariableDefinitions);
        var field = (FieldNode)operation.SelectionSet.Selections[0];
        var definition = schema.QueryType!.GetField(field.Name.Value)!;
        var arguments = new ArgumentCoercion(schema, InputTypes, options);
        var argumentPlan = arguments.Compile(
            definition.Arguments, $"Query.{definition.Name}", field.Arguments, field, plan);
        var variables = coercion.CoerceVariableValues(plan, Encoding.UTF8.GetBytes(variablesJson), Errors);
        return arguments.CoerceArgumentValues(argumentPlan, variables!, out error);
    }

    private static OperationDefinitionNode Operation(string query) =>
        Parser.Parse(query).Definitions.OfType<OperationDefinitionNode>().Single();
}
