using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Tests.Execution;

namespace HeadlessCrm.GraphQL.Tests.Limits;

/// <summary>
/// Each limit through the executor: what is at the limit passes, what is beyond is refused by name, value and code.
/// </summary>
public sealed class LimitTests
{
    private const string Sdl = """
        type Query {
          id: ID
          self: Query
          list(first: Int): [Query]
          text(x: Int, in: In): String
          required: String!
        }

        input In { and: [In!] not: In n: Int }
        """;

    [Fact]
    public async Task Tokens() => await ExpectAsync(
        new() { MaxTokens = 5 },
        "{ id id id }",
        "{ id id id id }",
        RequestOutcome.SyntaxError,
        "MAX_TOKENS",
        "Syntax Error: Document contains more than 5 tokens. Parsing aborted.");

    [Fact]
    public async Task Syntax_depth() => await ExpectAsync(
        new() { MaxSyntaxDepth = 3 },
        "{ self { self { id } } }",
        "{ self { self { self { id } } } }",
        RequestOutcome.SyntaxError,
        "MAX_SYNTAX_DEPTH",
        "Syntax Error: Document is nested deeper than 3 levels. Parsing aborted.");

    [Fact]
    public async Task Syntax_depth_of_values() => await ExpectAsync(
        new() { MaxSyntaxDepth = 4 },
        "{ text(in: {not: {n: 1}}) }",
        "{ text(in: {not: {not: {not: {n: 1}}}}) }",
        RequestOutcome.SyntaxError,
        "MAX_SYNTAX_DEPTH",
        "Syntax Error: Document is nested deeper than 4 levels. Parsing aborted.");

    [Fact]
    public async Task Depth() => await ExpectAsync(
        new() { MaxDepth = 2 },
        "{ self { id } }",
        "{ self { ...F } } fragment F on Query { self { id } }",
        RequestOutcome.ValidationError,
        "MAX_DEPTH",
        "The operation nests fields too deeply: 3, the limit maxDepth is 2.");

    [Fact]
    public async Task Aliases() => await ExpectAsync(
        new() { MaxAliases = 1 },
        "{ a: id }",
        "{ a: id b: id }",
        RequestOutcome.ValidationError,
        "MAX_ALIASES",
        "The document has too many aliases: 2, the limit maxAliases is 1.");

    [Fact]
    public async Task Root_fields() => await ExpectAsync(
        new() { MaxRootFields = 2 },
        "{ id self { id id id } }",
        "{ id ...F } fragment F on Query { id self { id } }",
        RequestOutcome.ValidationError,
        "MAX_ROOT_FIELDS",
        "The operation selects too many fields at its root: 3, the limit maxRootFields is 2.");

    [Fact]
    public async Task Directives() => await ExpectAsync(
        new() { MaxDirectives = 1 },
        "{ id @skip(if: false) }",
        "{ id @skip(if: false) @include(if: true) }",
        RequestOutcome.ValidationError,
        "MAX_DIRECTIVES",
        "The document applies too many directives: 2, the limit maxDirectives is 1.");

    [Fact]
    public async Task Fragment_visits() => await ExpectAsync(
        new() { MaxFragmentVisits = 2 },
        "{ ...F ...F } fragment F on Query { id }",
        "{ ...F ...F ...F } fragment F on Query { id }",
        RequestOutcome.ValidationError,
        "MAX_FRAGMENT_VISITS",
        "The operation visits fragments too many times: 3, the limit maxFragmentVisits is 2.");

    [Fact]
    public async Task Fragment_steps()
    {
        var fragments = string.Concat(
            Enumerable.Range(0, 20).Select(i => $" fragment F{i} on Query {{ text(x: $v) ...F{i + 1} }}"))
            + " fragment F20 on Query { id }";
        var operations = string.Concat(Enumerable.Range(0, 20).Select(i => $" query Q{i}($v: Int) {{ ...F0 }}"));
        var (outcome, body) = await new GenericEngine(Sdl, new ExecutionOptions { MaxFragmentSteps = 100 })
            .ExecuteAsync(operations + fragments, operationName: "Q0");
        Assert.Equal(RequestOutcome.ValidationError, outcome);
        Assert.Contains(Errors(body), error => error.Code == "MAX_FRAGMENT_STEPS"
            && error.Message.Contains("limit maxFragmentSteps = 100", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Introspection_depth() => await ExpectAsync(
        new() { MaxIntrospectionDepth = 2 },
        "{ __schema { description } }",
        "{ __schema { types { name } } }",
        RequestOutcome.ValidationError,
        "MAX_INTROSPECTION_DEPTH",
        "The operation nests introspection fields too deeply: 3, the limit maxIntrospectionDepth is 2.");

    [Fact]
    public async Task Merge_comparisons()
    {
        var query = "{" + string.Concat(Enumerable.Range(0, 50).Select(i => $" text(x: {i})")) + " }";
        var (outcome, body) = await new GenericEngine(Sdl, new ExecutionOptions { MaxMergeComparisons = 100 })
            .ExecuteAsync(query);
        Assert.Equal(RequestOutcome.ValidationError, outcome);
        Assert.Contains(Errors(body), error => error.Code == "MAX_MERGE_COMPARISONS"
            && error.Message.Contains("limit maxMergeComparisons = 100", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Validation_errors()
    {
        var query = "{" + string.Concat(Enumerable.Range(0, 50).Select(i => $" x{i}")) + " }";
        var (outcome, body) = await new GenericEngine(Sdl, new ExecutionOptions { MaxValidationErrors = 3 })
            .ExecuteAsync(query);
        Assert.Equal(RequestOutcome.ValidationError, outcome);
        var errors = Errors(body);
        Assert.Equal(4, errors.Count);
        Assert.Equal("Too many validation errors, error limit reached. Validation aborted.", errors[^1].Message);
        Assert.All(errors, error => Assert.Equal("GRAPHQL_VALIDATION_FAILED", error.Code));
    }

    [Fact]
    public async Task Variable_depth() => await ExpectVariablesAsync(
        new() { MaxVariableDepth = 3 },
        """{"v":{"not":{"n":1}}}""",
        """{"v":{"not":{"not":{"n":1}}}}""",
        "MAX_VARIABLE_DEPTH",
        "The variables nest deeper than the limit of 3 levels. Send flatter values.");

    [Fact]
    public async Task Variable_values() => await ExpectVariablesAsync(
        new() { MaxVariableValues = 4 },
        """{"v":{"and":[{}]}}""",
        """{"v":{"and":[{},{},{},{}]}}""",
        "MAX_VARIABLE_VALUES",
        "The variables hold more values than the limit of 4. Send fewer.");

    [Fact]
    public async Task Variable_errors()
    {
        var (outcome, body) = await new GenericEngine(Sdl, new ExecutionOptions { MaxVariableErrors = 2 }).ExecuteAsync(
            "query ($v: In) { text(in: $v) }", """{"v":{"and":[{"n":"a"},{"n":"b"},{"n":"c"},{"n":"d"}]}}""");
        Assert.Equal(RequestOutcome.VariablesError, outcome);
        Assert.InRange(Errors(body).Count, 2, 3);
        Assert.All(Errors(body), error => Assert.Equal("BAD_USER_INPUT", error.Code));
    }

    [Fact]
    public async Task Response_size()
    {
        var engine = new GenericEngine(Sdl, new ExecutionOptions { MaxResponseBytes = 1024 });
        Assert.Equal(RequestOutcome.Ok, (await engine.ExecuteAsync("{ list(first: 50) { id } }")).Outcome);
        var (outcome, body) = await engine.ExecuteAsync("{ list(first: 1000) { id } }");
        Assert.Equal(RequestOutcome.ResponseTooLarge, outcome);
        Assert.Equal(
            (
                "MAX_RESPONSE_BYTES",
                "The response is larger than the limit of 1024 bytes. Select fewer fields or smaller pages."),
            Assert.Single(Errors(body)));
    }

    [Fact]
    public async Task Errors_per_response()
    {
        var engine = new GenericEngine(Sdl, new ExecutionOptions { MaxErrors = 3 })
            .On("Query.text", _ => throw new GraphQLException("No."));
        var (outcome, body) = await engine.ExecuteAsync("{ list(first: 10) { text } }");
        Assert.Equal(RequestOutcome.Partial, outcome);
        var errors = Errors(body);
        Assert.Equal(4, errors.Count);
        Assert.Equal(("MAX_ERRORS", "7 more errors are not shown; the limit is 3 errors."), errors[^1]);
    }

    [Fact]
    public async Task Time()
    {
        var engine = new TimedEngine(TimeSpan.FromMilliseconds(1));
        var (outcome, body) = await engine.ExecuteAsync();
        Assert.Equal(RequestOutcome.TimedOut, outcome);
        Assert.Equal(
            ("TIMEOUT", "The request took longer than the limit of 0.001 seconds."), Assert.Single(Errors(body)));
    }

    [Fact]
    public async Task Introspection_can_be_forbidden()
    {
        var (outcome, body) = await new GenericEngine(Sdl, new ExecutionOptions { AllowIntrospection = false })
            .ExecuteAsync("{ __schema { description } }");
        Assert.Equal(RequestOutcome.ValidationError, outcome);
        Assert.Equal("GRAPHQL_VALIDATION_FAILED", Errors(body)[0].Code);
    }

    [Theory]
    [InlineData("{ id", RequestOutcome.SyntaxError, "GRAPHQL_PARSE_FAILED")]
    [InlineData("{ unknown }", RequestOutcome.ValidationError, "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("query A { id } query B { id }", RequestOutcome.OperationError, "OPERATION_RESOLUTION_FAILURE")]
    [InlineData("query ($v: Int!) { text(x: $v) }", RequestOutcome.VariablesError, "BAD_USER_INPUT")]
    public async Task Request_errors_say_by_their_code_what_kind_they_are(
        string query, RequestOutcome expected, string code)
    {
        var (outcome, body) = await new GenericEngine(Sdl).ExecuteAsync(query);
        Assert.Equal(expected, outcome);
        Assert.Equal(code, Assert.Single(Errors(body)).Code);
    }

    [Fact]
    public void Every_limit_has_a_range_that_its_default_keeps()
    {
        var defaults = new ExecutionOptions();
        Assert.True(
            Validator.TryValidateObject(defaults, new ValidationContext(defaults), null, validateAllProperties: true));
        var numbers = typeof(ExecutionOptions).GetProperties()
            .Where(property => property.PropertyType == typeof(int) || property.PropertyType == typeof(TimeSpan));
        Assert.All(numbers, property => Assert.NotNull(property.GetCustomAttribute<RangeAttribute>()));
    }

    [Fact]
    public void A_limit_out_of_range_is_not_accepted()
    {
        foreach (var property in typeof(ExecutionOptions).GetProperties().Where(
            property => property.PropertyType == typeof(int)))
        {
            var options = new ExecutionOptions();
            property.SetValue(options, -1);
            var problems = new List<ValidationResult>();
            Assert.False(
                Validator.TryValidateObject(options, new ValidationContext(options), problems, true), property.Name);
            Assert.Contains(property.Name, problems[0].MemberNames);
        }
    }

    private static async Task ExpectAsync(
        ExecutionOptions options, string within, string beyond, RequestOutcome expected, string code, string message)
    {
        var engine = new GenericEngine(Sdl, options);
        Assert.Equal(RequestOutcome.Ok, (await engine.ExecuteAsync(within)).Outcome);
        var (outcome, body) = await engine.ExecuteAsync(beyond);
        Assert.Equal(expected, outcome);
        Assert.Equal((code, message), Assert.Single(Errors(body)));
        Assert.False(body.TryGetProperty("data", out _));
    }

    private static async Task ExpectVariablesAsync(
        ExecutionOptions options, string within, string beyond, string code, string message)
    {
        const string Query = "query ($v: In) { text(in: $v) }";
        var engine = new GenericEngine(Sdl, options);
        Assert.Equal(RequestOutcome.Ok, (await engine.ExecuteAsync(Query, within)).Outcome);
        var (outcome, body) = await engine.ExecuteAsync(Query, beyond);
        Assert.Equal(RequestOutcome.VariablesError, outcome);
        Assert.Equal((code, message), Assert.Single(Errors(body)));
    }

    private static List<(string? Code, string Message)> Errors(JsonElement body) =>
    [
        .. body.GetProperty("errors").EnumerateArray().Select(error => (
            error.TryGetProperty("extensions", out var extensions) ? extensions.GetProperty("code").GetString() : null,
            error.GetProperty("message").GetString()!)),
    ];
}
