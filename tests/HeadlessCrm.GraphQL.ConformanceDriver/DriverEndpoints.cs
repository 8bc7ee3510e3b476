using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.Printing;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.Language.Validation;
using HeadlessCrm.GraphQL.Language.Validation.Sdl;

namespace HeadlessCrm.GraphQL.ConformanceDriver;

/// <summary>The driver's contract: JSON in, JSON out. Also called directly by the pack tests.</summary>
public static class DriverEndpoints
{
    private static readonly DriverSchemas Schemas = new();

    /// <summary>The driver's web application, not yet started.</summary>
    public static WebApplication Create(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = builder.Build();
        MapEndpoints(app);
        return app;
    }

    private static void MapEndpoints(WebApplication app)
    {
        app.MapGet("/health", () => Results.Ok());
        Map(app, "/execute", ExecuteAsync);
        Map(app, "/validate", body => ValueTask.FromResult<JsonNode>(Validate(body)));
        Map(app, "/validate-sdl", body => ValueTask.FromResult<JsonNode>(ValidateSdl(body)));
        Map(app, "/parse", body => ValueTask.FromResult<JsonNode>(Parse(body)));
        Map(app, "/schema", body => ValueTask.FromResult<JsonNode>(PrintSchema(body)));
    }

    /// <summary>Executes with the generic wiring: an object, or the array of payloads of an incremental result.</summary>
    public static async ValueTask<JsonNode> ExecuteAsync(JsonElement body)
    {
        var mode = Text(body, "wiring") ?? Text(body, "mode") ?? "sync";
        GraphQLExecutor executor;
        try
        {
            executor = Schemas.Executor(Text(body, "schema")!, mode);
        }
        catch (SchemaException invalid)
        {
            return new JsonObject { ["errors"] = Errors(invalid.Errors) };
        }

        var items = new Dictionary<object, object?>();
        if (body.TryGetProperty("faults", out var faults) && faults.ValueKind == JsonValueKind.Array)
        {
            items[typeof(Faults)] = new Faults(faults);
        }

        var request = new GraphQLRequest
        {
            Query = Encoding.UTF8.GetBytes(Text(body, "query")!),
            OperationName = Text(body, "operationName"),
            Variables = body.TryGetProperty("variables", out var variables) && variables.ValueKind == JsonValueKind.Object
                ? Encoding.UTF8.GetBytes(variables.GetRawText())
                : default,
        };
        var scope = new ExecutionScope { Services = NoServices.Instance, Items = items };
        await using var result = await executor.ExecuteAsync(request, scope);
        return await PayloadsOfAsync(result);
    }

    /// <summary>Validates an executable document.</summary>
    public static JsonObject Validate(JsonElement body)
    {
        var options = new ValidationOptions
        {
            Rules = Rules(body),
            HideSuggestions = Flag(body, "hideSuggestions"),
        };
        return Checked(() => DocumentValidator.Validate(
            Schemas.Schema(Text(body, "schema")!), Parser.Parse(new Source(Text(body, "document")!), ParserOptionsOf(body)), options));
    }

    /// <summary>Validates a type-system document, or an extension of a schema.</summary>
    public static JsonObject ValidateSdl(JsonElement body) => Checked(() => SdlValidator.Validate(
        Parser.Parse(new Source(Text(body, "document")!)),
        Text(body, "extends") is { } extended ? Schemas.Schema(extended) : null,
        Rules(body)));

    /// <summary>Parses a text and prints it again.</summary>
    public static JsonObject Parse(JsonElement body)
    {
        try
        {
            var document = Parser.Parse(new Source(Text(body, "source")!), ParserOptionsOf(body));
            return new JsonObject { ["ok"] = true, ["printed"] = Printer.Print(document) };
        }
        catch (GraphQLSyntaxException exception)
        {
            return new JsonObject { ["ok"] = false, ["error"] = Error(exception.Error) };
        }
    }

    /// <summary>Builds a schema and prints it in source order and sorted.</summary>
    public static JsonObject PrintSchema(JsonElement body)
    {
        try
        {
            var schema = SchemaBuilder.Build(new Source(Text(body, "sdl")!));
            return new JsonObject
            {
                ["ok"] = true,
                ["printed"] = SchemaPrinter.Print(schema),
                ["printedSorted"] = SchemaPrinter.PrintSorted(schema),
            };
        }
        catch (SchemaException invalid)
        {
            return new JsonObject
            {
                ["ok"] = false,
                ["phase"] = invalid.Phase == SchemaErrorPhase.Sdl ? "sdl" : "schema",
                ["errors"] = Errors(invalid.Errors),
            };
        }
        catch (GraphQLSyntaxException exception)
        {
            return new JsonObject { ["ok"] = false, ["phase"] = "syntax", ["errors"] = Errors([exception.Error]) };
        }
    }

    private static void Map(WebApplication app, string path, Func<JsonElement, ValueTask<JsonNode>> answer) =>
        app.MapPost(path, async context =>
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            var result = await answer(body.RootElement);
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(result.ToJsonString(), context.RequestAborted);
        });

    private static async ValueTask<JsonNode> PayloadsOfAsync(ExecutionResult result)
    {
        if (result.Subsequent is null)
        {
            return JsonNode.Parse(result.Body.Span)!;
        }

        var payloads = new JsonArray(JsonNode.Parse(result.Body.Span));
        await foreach (var payload in result.Subsequent)
        {
            payloads.Add(JsonNode.Parse(payload.Span));
        }

        return payloads;
    }

    private static JsonObject Checked(Func<IReadOnlyList<GraphQLError>> check)
    {
        try
        {
            return new JsonObject { ["errors"] = Errors(check()) };
        }
        catch (GraphQLSyntaxException exception)
        {
            return new JsonObject { ["errors"] = Errors([exception.Error]) };
        }
        catch (SchemaException invalid)
        {
            return new JsonObject { ["errors"] = Errors(invalid.Errors) };
        }
    }

    private static JsonArray Errors(IEnumerable<GraphQLError> errors) => [.. errors.Select(Error)];

    private static JsonObject Error(GraphQLError error)
    {
        var json = new JsonObject { ["message"] = error.Message };
        if (!error.Locations.IsDefaultOrEmpty)
        {
            json["locations"] = new JsonArray([.. error.Locations.Select(
                at => new JsonObject { ["line"] = at.Line, ["column"] = at.Column })]);
        }

        return json;
    }

    private static ParserOptions ParserOptionsOf(JsonElement body) =>
        new() { AllowFragmentArguments = Flag(body, "fragmentArguments") };

    private static string[]? Rules(JsonElement body) =>
        body.TryGetProperty("rules", out var rules) && rules.ValueKind == JsonValueKind.Array
            ? [.. rules.EnumerateArray().Select(rule => rule.GetString()!)]
            : null;

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool Flag(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
