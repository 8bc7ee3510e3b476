using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json;
using HeadlessCrm.GraphQL.Caching;
using HeadlessCrm.GraphQL.Diagnostics;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.Ast;
using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.Validation;
using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.GraphQL.Planning;

/// <summary>Takes a document from its bytes to a plan: decode, parse, validate, choose the operation, compile.</summary>
internal sealed class DocumentCompiler(
    ExecutableSchema schema, ExecutionOptions options, ValidationOptions validation, GraphQLDiagnostics diagnostics)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ParserOptions parserOptions = new()
    {
        MaxTokens = options.MaxTokens,
        MaxDepth = options.MaxSyntaxDepth,
    };

    public Compilation Compile(DocumentKey key)
    {
        string text;
        try
        {
            text = key.IsEscaped ? Unescape(key.Query) : StrictUtf8.GetString(key.Query);
        }
        catch (ArgumentException)
        {
            return Compilation.Refused(
                RequestOutcome.SyntaxError, new GraphQLError("Syntax Error: The document is not valid UTF-8."));
        }

        return Compile(text, key.OperationName);
    }

    public Compilation Compile(string text, string? operationName)
    {
        DocumentNode document;
        var started = Stopwatch.GetTimestamp();
        try
        {
            document = Parser.Parse(new Source(text), parserOptions);
        }
        catch (GraphQLSyntaxException exception)
        {
            return Compilation.Refused(RequestOutcome.SyntaxError, exception.Error);
        }

        Record(diagnostics.ParseDuration, ref started);
        var errors = DocumentValidator.Validate(schema.Schema, document, validation);
        Record(diagnostics.ValidateDuration, ref started);
        if (errors.Count > 0)
        {
            return Compilation.Refused(RequestOutcome.ValidationError, errors);
        }

        var operation = GetOperation(document, operationName, out var problem);
        if (operation is null)
        {
            return Compilation.Refused(RequestOutcome.OperationError, new GraphQLError(problem!));
        }

        var compilation = Compile(document, operation, text.Length);
        Record(diagnostics.CompileDuration, ref started);
        return compilation;
    }

    private static void Record(Histogram<double> histogram, ref long started)
    {
        var now = Stopwatch.GetTimestamp();
        histogram.Record(Stopwatch.GetElapsedTime(started, now).TotalSeconds);
        started = now;
    }

    private Compilation Compile(DocumentNode document, OperationDefinitionNode operation, int textLength)
    {
        if (schema.Schema.GetRootType(operation.Operation) is null)
        {
            var kind = operation.Operation.ToString().ToLowerInvariant();
            return Compilation.Refused(
                RequestOutcome.OperationError,
                new GraphQLError($"Schema is not configured to execute {kind} operation.", operation));
        }

        try
        {
            // A plan holds about thirty times the text: nodes, entries and encoded names (measured on the demo queries).
            var size = 2048 + (30 * textLength);
            return Compilation.Of(OperationCompiler.Compile(schema, document, operation, options.MaxFragmentVisits, size));
        }
        catch (GraphQLException exception)
        {
            return Compilation.Refused(RequestOutcome.ValidationError, new GraphQLError(exception.Message) { Code = exception.Code });
        }
    }

    /// <summary>GetOperation of the specification (section 6.1).</summary>
    private static OperationDefinitionNode? GetOperation(DocumentNode document, string? name, out string? problem)
    {
        OperationDefinitionNode? found = null;
        problem = null;
        foreach (var definition in document.Definitions)
        {
            if (definition is not OperationDefinitionNode operation)
            {
                continue;
            }

            if (name is null && found is not null)
            {
                problem = "Must provide operation name if query contains multiple operations.";
                return null;
            }

            if (name is null || operation.Name?.Value == name)
            {
                found = operation;
            }
        }

        problem = found is not null ? null : name is null ? "Must provide an operation." : $"Unknown operation named \"{name}\".";
        return found;
    }

    private static string Unescape(byte[] inner)
    {
        var quoted = new byte[inner.Length + 2];
        quoted[0] = quoted[^1] = (byte)'"';
        inner.CopyTo(quoted, 1);
        try
        {
            var reader = new Utf8JsonReader(quoted);
            reader.Read();
            return reader.GetString()!;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new ArgumentException("The document is not valid UTF-8.", exception);
        }
    }
}
