using HeadlessCrm.GraphQL.Language.Parsing;
using HeadlessCrm.GraphQL.Language.Validation;

namespace HeadlessCrm.GraphQL.Language.Tests.Validation;

/// <summary>Documents made to be expensive. Work is counted in steps, not in time.</summary>
public sealed class ValidationWorkTests
{
    [Theory]
    [InlineData("repeated leaf")]
    [InlineData("aliases")]
    [InlineData("repeated composite")]
    [InlineData("repeated arguments")]
    [InlineData("nested doubling")]
    [InlineData("fragments spread twice at each level")]
    [InlineData("fragments aliased twice at each level")]
    [InlineData("chain of fragments")]
    [InlineData("exclusive types at each level")]
    public void Merging_valid_documents_takes_steps_in_proportion_to_their_size(string bomb)
    {
        var small = StepsOf(bomb, 1);
        var large = StepsOf(bomb, 2);
        Assert.InRange(large, small, (small * 5) / 2);

        static int StepsOf(string bomb, int scale)
        {
            Assert.Empty(TestSchema.Validate(Make(bomb, scale), ValidationOptions.Default, out var context));
            Assert.Equal(0, context.MergeComparisons);
            return context.MergeProbeSteps;
        }
    }

    [Theory]
    [InlineData("one conflict among many leaves")]
    [InlineData("one conflict among many composites")]
    [InlineData("all arguments different")]
    public void Comparing_conflicting_fields_ends_at_the_limit_and_names_it(string bomb)
    {
        var errors = TestSchema.Validate(
            Make(bomb, 1), new ValidationOptions { MaxMergeComparisons = 5000 }, out var context);
        Assert.Equal(
            "Checking whether overlapping fields can be merged takes more than 5000 comparisons " +
            "(limit maxMergeComparisons = 5000). Validation aborted.",
            errors[^1].Message);
        Assert.InRange(context.MergeComparisons, 5000, 5100);
    }

    [Theory]
    [InlineData("operations times fragments in a ring")]
    [InlineData("operations times a shared chain")]
    public void Following_fragments_from_many_operations_ends_at_the_limit_and_names_it(string bomb)
    {
        var errors = TestSchema.Validate(
            Make(bomb, 1), new ValidationOptions { MaxFragmentSteps = 20_000 }, out var context);
        Assert.Contains("limit maxFragmentSteps = 20000", errors[^1].Message, StringComparison.Ordinal);
        Assert.InRange(context.FragmentSteps, 20_000, 25_000);
    }

    [Theory]
    [InlineData("one operation over a chain")]
    [InlineData("repeated leaf")]
    [InlineData("aliases")]
    public void Ordinary_large_documents_stay_far_below_the_limits(string bomb)
    {
        Assert.Empty(TestSchema.Validate(Make(bomb, 1), ValidationOptions.Default, out var context));
        Assert.InRange(context.FragmentSteps, 0, 20_000);
    }

    [Theory]
    [InlineData("cycle")]
    [InlineData("directives used twice")]
    [InlineData("unknown arguments")]
    [InlineData("unknown input fields")]
    [InlineData("input fields given twice")]
    [InlineData("wrong elements")]
    [InlineData("unused variables")]
    [InlineData("deferred fragments of a subscription")]
    [InlineData("fragments that all spread each other")]
    public void Floods_of_faults_end_at_the_limit_of_errors(string bomb) =>
        Assert.InRange(TestSchema.Validate(Make(bomb, 1)).Count, 1, 101);

    [Fact]
    public void Deep_nesting_ends_in_an_error_and_not_in_a_crash()
    {
        const int Depth = 20_000;
        var documents = new[]
        {
            "{" + string.Concat(Enumerable.Repeat("a{", Depth)) + "id" + new string('}', Depth + 1),
            "{text(filter:" + string.Concat(Enumerable.Repeat("{and:", Depth)) + "null" + new string('}', Depth) + ")}",
            "{" + string.Concat(Enumerable.Repeat("...{", Depth)) + "id" + new string('}', Depth + 1),
        };
        var errors = new List<GraphQLError>();
        foreach (var document in documents)
        {
            // Parsed on a deep stack, validated on a shallow one.
            var parsed = default(Language.Ast.DocumentNode);
            OnThread(256, () => parsed = Parser.Parse(document, new ParserOptions { MaxDepth = Depth * 2 }));
            OnThread(1, () => errors.AddRange(DocumentValidator.Validate(TestSchema.Instance, parsed!)));
        }

        Assert.Equal(3, errors.Count);
        Assert.All(errors, error =>
            Assert.Equal("The document is nested too deeply to be validated. Nest less.", error.Message));
    }

    private static void OnThread(int megabytes, Action action)
    {
        var thread = new Thread(() => action(), megabytes << 20);
        thread.Start();
        thread.Join();
    }

    private static string Make(string bomb, int scale)
    {
        var many = 2000 * scale;
        var levels = 300 * scale;
        return bomb switch
        {
            "repeated leaf" => "{" + TestSchema.Repeat(many, _ => "id") + "}",
            "aliases" => "{" + TestSchema.Repeat(many, i => $"x{i}:a{{id}}") + "}",
            "repeated composite" => "{" + TestSchema.Repeat(many, _ => "a{id b{a{id}}}") + "}",
            "repeated arguments" => "{" + TestSchema.Repeat(many, _ => "text(x:1,filter:{range:{from:1,to:2}})") + "}",
            "nested doubling" => "{" + Nested(9 + scale) + "}",
            "fragments spread twice at each level" => Chain(levels, next => $"a{{{next}}} a{{{next}}} id"),
            "fragments aliased twice at each level" => Chain(levels, next => $"x:a{{{next}}} y:a{{{next}}} id"),
            "chain of fragments" or "one operation over a chain" => Chain(levels, next => $"a{{{next}}}"),
            "exclusive types at each level" => "{node{" + Exclusive(7 + scale) + "}}",
            "one conflict among many leaves" => "{" + TestSchema.Repeat(many, _ => "id") + " id:text}",
            "one conflict among many composites" => "{" + TestSchema.Repeat(many, _ => "a{id}") + " a{id:only}}",
            "all arguments different" => "{" + TestSchema.Repeat(many, i => $"text(x:{i})") + "}",
            "operations times fragments in a ring" =>
                TestSchema.Repeat(many, i => $"query Q{i}($v:Int){{...F{i}}}")
                + TestSchema.Repeat(many, i => $"fragment F{i} on Query{{text(x:$v)...F{(i + 1) % many}}}"),
            "operations times a shared chain" =>
                TestSchema.Repeat(many, i => $"query Q{i}($v:Int){{a{{...F0}}}}")
                + Fragments(levels, next => $"text(x:$v) {next}"),
            "cycle" => "{a{...F0}}" + TestSchema.Repeat(many, i => $"fragment F{i} on A{{...F{(i + 1) % many}}}"),
            "directives used twice" => "{id " + TestSchema.Repeat(many, _ => "@once") + "}",
            "unknown arguments" => "{text(" + TestSchema.Repeat(many, i => $"y{i}:1") + ")}",
            "unknown input fields" => "{text(filter:{" + TestSchema.Repeat(many, i => $"y{i}:1") + "})}",
            "input fields given twice" => "{text(filter:{" + TestSchema.Repeat(many, _ => "color:RED") + "})}",
            "wrong elements" => "{text(filter:{ranges:[" + TestSchema.Repeat(many, _ => "1") + "]})}",
            "unused variables" => "query(" + TestSchema.Repeat(many, i => $"$v{i}:Int") + "){id}",
            "deferred fragments of a subscription" => "subscription{...F0}"
                + TestSchema.Repeat(levels, i => $"fragment F{i} on Subscription{{...F{i + 1} ...F{i + 1}@defer}}")
                + $"fragment F{levels} on Subscription{{id}}",
            _ => "{a{...F0}}" + TestSchema.Repeat(
                60, i => $"fragment F{i} on A{{{TestSchema.Repeat(60, j => $"...F{j}")}}}"),
        };
    }

    private static string Chain(int levels, Func<string, string> body) => "{a{...F0}}" + Fragments(levels, body);

    private static string Fragments(int levels, Func<string, string> body) =>
        TestSchema.Repeat(levels, i => $"fragment F{i} on A{{{body($"...F{i + 1}")}}}")
        + $"fragment F{levels} on A{{id}}";

    private static string Nested(int depth) => depth == 0 ? "id" : $"a{{{Nested(depth - 1)}}} a{{{Nested(depth - 1)}}}";

    private static string Exclusive(int depth) => depth == 0
        ? "id"
        : $"...on A{{node{{{Exclusive(depth - 1)}}}}} ...on B{{node{{{Exclusive(depth - 1)}}}}}";
}
