using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using HeadlessCrm.GraphQL.Batching;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.TypeSystem;

namespace HeadlessCrm.GraphQL.ConformanceDriver;

/// <summary>Schemas and executors by their SDL, so that plans are cached as in production.</summary>
internal sealed class DriverSchemas
{
    private const int MaxKept = 256;

    private static readonly SchemaBuildOptions Unchecked = new() { AssumeValidSdl = true, AssumeValidSchema = true };

    private readonly ConcurrentDictionary<string, Schema> schemas = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Sdl, string Mode), GraphQLExecutor> executors = new();

    /// <summary>A schema to validate documents against; like the reference's tests, it need not be complete (no query root).</summary>
    public Schema Schema(string sdl)
    {
        Bound(schemas);
        return schemas.GetOrAdd(sdl, static text => SchemaBuilder.Build(Parser.Parse(text), Unchecked));
    }

    /// <param name="sdl">The schema.</param>
    /// <param name="mode"><c>sync</c>: property fields; <c>async</c>: batch fields; <c>mixed</c>: by depth; <c>echo</c>: coerced arguments.</param>
    public GraphQLExecutor Executor(string sdl, string mode)
    {
        Bound(executors);
        return executors.GetOrAdd((sdl, mode), static key => Create(SchemaBuilder.Build(new Source(key.Sdl)), key.Mode));
    }

    private static void Bound<TKey, TValue>(ConcurrentDictionary<TKey, TValue> kept)
        where TKey : notnull
    {
        if (kept.Count > MaxKept)
        {
            kept.Clear();
        }
    }

    private static GraphQLExecutor Create(Schema schema, string mode)
    {
        var wiring = new Wiring(schema);
        var depths = FieldDepths.Of(schema);
        var builder = new ExecutableSchemaBuilder(schema).UseFallback((type, definition) => mode switch
        {
            "echo" => new ComputedPropertyResolver<object?>((_, field) => Echo(field)),
            "async" => Batch(wiring),
            "mixed" when depths(type) % 2 == 1 => Batch(wiring),
            _ => new ComputedPropertyResolver<object?>((parent, field) =>
            {
                _ = field.Arguments;
                return wiring.Resolve(parent, field);
            }),
        });
        foreach (var type in schema.Types.OfType<CompositeType>().Where(type => type is not ObjectType))
        {
            builder.AddTypeResolver(type.Name, value => ((Node)value).TypeName);
        }

        return new GraphQLExecutor(builder.Build(), ExecutionOptions.Unlimited);
    }

    private static BatchResolver<object, object?> Batch(Wiring wiring) => new(async (parents, field) =>
    {
        await Task.Yield();
        var result = new BatchResult<object?>(parents.Count);
        for (var row = 0; row < parents.Count; row++)
        {
            try
            {
                result[row] = wiring.Resolve(parents[row], field);
            }
            catch (GraphQLException refusal)
            {
                result.SetError(row, refusal);
            }
        }

        return result;
    });

    private static string Echo(FieldContext field)
    {
        var echo = new JsonObject();
        for (var i = 0; i < field.Definition.Arguments.Length; i++)
        {
            if (field.Arguments.IsPresent(i))
            {
                echo[field.Definition.Arguments[i].Name] = PlainValues.ToJson(field.Arguments.Values[i]);
            }
        }

        return echo.ToJsonString(JsonSerializerOptions.Default);
    }
}

/// <summary>A number for each type, so that "mixed" puts property and batch fields above and below each other.</summary>
internal static class FieldDepths
{
    public static Func<ObjectType, int> Of(Schema schema)
    {
        var order = schema.Types.OfType<ObjectType>().Select((type, index) => (type, index))
            .ToDictionary(entry => entry.type, entry => entry.index);
        return type => order[type];
    }
}
