using System.Text;
using HeadlessCrm.GraphQL.Binding;
using HeadlessCrm.GraphQL.Cost;
using HeadlessCrm.GraphQL.Execution;
using HeadlessCrm.GraphQL.Language;
using HeadlessCrm.GraphQL.Language.TypeSystem;
using HeadlessCrm.GraphQL.TypeSystem;

namespace HeadlessCrm.GraphQL.Tests.Introspection;

/// <summary>What is answered from memory is what is answered the first time, and what a new executor answers.</summary>
public sealed class RenderedIntrospectionTests
{
    private const string Sdl = """
        "The root."
        type Query { a(old: Int @deprecated, new: [In!] = [{ x: 1 }]): E b: Int @deprecated(reason: "why") }
        input In { x: Int! y: In z: Int @deprecated }
        enum E { ONE TWO @deprecated }
        """;

    private const string Whole = """
        query Whole($old: Boolean = false) { __schema { description queryType { name } types { kind name description
          fields(includeDeprecated: $old) { name isDeprecated deprecationReason args(includeDeprecated: $old) { name defaultValue type { kind name ofType { name } } } }
          inputFields(includeDeprecated: $old) { name } enumValues(includeDeprecated: $old) { name } } directives { name locations args { name } } } }
        """;

    private static readonly ExecutableSchema Schema =
        new ExecutableSchemaBuilder(SchemaBuilder.Build(new Source(Sdl))).AddResolvers(typeof(Fields)).Build();

    private readonly GraphQLExecutor executor = new(Schema);

    [Theory]
    [InlineData(Whole, "{}")]
    [InlineData(Whole, """{"old":true}""")]
    [InlineData("query T($n: String!, $no: Boolean!) { t: __type(name: $n) { name ... @include(if: $no) { kind } } __typename }", """{"n":"E","no":true}""")]
    [InlineData("{ __type(name: \"Nothing\") { name } }", "")]
    [InlineData("{ __schema { __typename } s: __schema { queryType { fields(includeDeprecated: true) { name } } } }", "")]
    public async Task It_is_the_same_however_often_it_is_asked_for(string document, string variables)
    {
        var first = await AskAsync(executor, document, variables);
        var fresh = await AskAsync(new GraphQLExecutor(Schema), document, variables);
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(first, await AskAsync(executor, document, variables));
        }

        Assert.Equal(fresh, first);
        Assert.Equal(1, executor.KeptIntrospections);
    }

    [Fact]
    public async Task Variables_are_told_apart()
    {
        var texts = new HashSet<string>();
        for (var i = 0; i < 3; i++)
        {
            foreach (var variables in new[] { """{"old":true}""", """{"old":false}""", "{}" })
            {
                texts.Add(await AskAsync(executor, Whole, variables));
            }
        }

        Assert.Equal(2, texts.Count);
        Assert.Equal(3, executor.KeptIntrospections);
        Assert.Contains(texts, text => text.Contains("\"TWO\"", StringComparison.Ordinal));
        Assert.Contains(texts, text => !text.Contains("\"TWO\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ __typename }")]
    [InlineData("{ __schema { queryType { name } } b }")]
    [InlineData("{ __schema { types(unknown: 1) { name } } }")]
    public async Task Nothing_else_is_kept(string document)
    {
        for (var i = 0; i < 3; i++)
        {
            await AskAsync(executor, document, "");
        }

        Assert.Equal(0, executor.KeptIntrospections);
    }

    [Fact]
    public async Task Documents_that_differ_each_time_are_not_kept()
    {
        for (var i = 0; i < 50; i++)
        {
            await AskAsync(executor, $"{{ a{i}: __schema {{ queryType {{ name }} }} }}", "");
        }

        Assert.Equal(0, executor.KeptIntrospections);
    }

    [Fact]
    public async Task A_price_that_is_asked_for_is_in_the_response()
    {
        const string Document = "{ __schema { queryType { name } } }";
        for (var i = 0; i < 3; i++)
        {
            await AskAsync(executor, Document, "");
        }

        var priced = await AskAsync(executor, Document, "", new RequestCost { Mode = CostMode.Report });

        Assert.Contains("\"cost\":{", priced, StringComparison.Ordinal);
        Assert.DoesNotContain("\"cost\":{", await AskAsync(executor, Document, ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_is_forbidden_nothing_is_answered()
    {
        var closed = new GraphQLExecutor(Schema, new ExecutionOptions { AllowIntrospection = false });
        for (var i = 0; i < 3; i++)
        {
            Assert.Contains("errors", await AskAsync(closed, Whole, "{}"), StringComparison.Ordinal);
        }
    }

    private static async Task<string> AskAsync(GraphQLExecutor executor, string document, string variables, RequestCost? cost = null)
    {
        var request = new GraphQLRequest { Query = Encoding.UTF8.GetBytes(document), Variables = Encoding.UTF8.GetBytes(variables) };
        await using var result = await executor.ExecuteAsync(request, new ExecutionScope { Services = null!, Cost = cost });
        return Encoding.UTF8.GetString(result.Body.Span);
    }

    [ResolversOf("Query")]
    internal static class Fields
    {
        public static string? A(FieldContext field) => field.Definition.Name.Length > 5 ? "ONE" : null;

        public static int? B() => 1;
    }
}
