using System.Text;
using System.Text.Json;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Diagnostics;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.Tests.Execution;

/// <summary>An executor of any SDL: values by declared type, lists as long as their slicing arguments say.</summary>
internal sealed class GenericEngine
{
    private const int DefaultLength = 2;

    private readonly Dictionary<string, Func<FieldContext, object?>> special = [];
    private readonly bool isBatched;
    private int turn;

    public GenericEngine(
        string sdl,
        ExecutionOptions? options = null,
        bool isBatched = false,
        GraphQLDiagnostics? diagnostics = null,
        Action<SlowOperation>? logSlow = null)
    {
        this.isBatched = isBatched;
        Schema = SchemaBuilder.Build(new Source(sdl));
        var builder = new ExecutableSchemaBuilder(Schema).UseFallback(Resolver);
        foreach (var type in Schema.Types.OfType<CompositeType>().Where(type => type is not ObjectType))
        {
            builder.AddTypeResolver(type.Name, value => ((Value)value).TypeName);
        }

        Executor = new GraphQLExecutor(
            builder.Build(), options, null, (_, fault) => Faults.Add(fault), diagnostics, logSlow);
    }

    public Schema Schema { get; }

    public GraphQLExecutor Executor { get; }

    public List<Exception> Faults { get; } = [];

    /// <summary>Answers a field (<c>Type.field</c>) by a function.</summary>
    public GenericEngine On(string coordinate, Func<FieldContext, object?> resolve)
    {
        special[coordinate] = resolve;
        return this;
    }

    /// <summary>Executes a document; gives the outcome and the first response.</summary>
    public async Task<(RequestOutcome Outcome, JsonElement Body)> ExecuteAsync(
        string query,
        string? variables = null,
        Func<ExecutionScope, ExecutionScope>? with = null,
        string? operationName = null)
    {
        var request = new GraphQLRequest
        {
            Query = Encoding.UTF8.GetBytes(query),
            Variables = variables is null ? default : Encoding.UTF8.GetBytes(variables),
            OperationName = operationName,
        };
        var scope = new ExecutionScope { Services = NoServices.Instance };
        await using var result = await Executor.ExecuteAsync(request, with is null ? scope : with(scope));
        return (result.Outcome, JsonElement.Parse(result.Body.Span));
    }

    private FieldResolver Resolver(ObjectType type, FieldDefinition field) => isBatched
        ? new BatchResolver<object, object?>((parents, context) => new(new BatchResult<object?>(
            [.. parents.Select(parent => Resolve(parent, context))])))
        : new ComputedPropertyResolver<object?>(Resolve);

    private object? Resolve(object parent, FieldContext field)
    {
        if (special.TryGetValue($"{field.ParentTypeName}.{field.Definition.Name}", out var resolve))
        {
            return resolve(field);
        }

        var asked = SlicingOf(field) ?? DefaultLength;
        var isSized = field.Definition.Name is "nodes" or "edges";
        var length = parent is Value { Handed: { } handed } && isSized ? handed : asked;
        return ValueOf(field.Definition.Type, length, SlicingOf(field));
    }

    private static int? SlicingOf(FieldContext field)
    {
        int? size = null;
        for (var i = 0; i < field.Definition.Arguments.Length; i++)
        {
            var isSlicing = field.Definition.Arguments[i].Name is "first" or "last" or "max";
            if (isSlicing && field.Arguments.Values[i] is int number)
            {
                size = Math.Max(size ?? 0, Math.Max(0, number));
            }
        }

        return size;
    }

    private object? ValueOf(SchemaType type, int length, int? handed) => type.Nullable switch
    {
        ListType list => Enumerable.Range(0, length)
            .Select(_ => ValueOf(list.ElementType, DefaultLength, null)).ToArray(),
        CompositeType composite => new Value(ConcreteOf(composite), handed),
        EnumType values => values.Values[0].Name,
        NamedType { Name: "Int" } => 2,
        NamedType { Name: "Float" } => 2.5,
        NamedType { Name: "Boolean" } => true,
        _ => "text",
    };

    private string ConcreteOf(CompositeType type)
    {
        var possible = Schema.GetPossibleTypes(type);
        return possible[turn++ % possible.Count].Name;
    }

    private sealed record Value(string TypeName, int? Handed);

    private sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
